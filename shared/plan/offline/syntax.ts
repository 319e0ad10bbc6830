import type { targetKinds } from '../target.ts';

/** Offsets into the clause text that a grammar read; `clause-text.ts` maps them back to the command. */
export type Span = readonly [start: number, end: number];

/** What the target rule of a grammar returns for a phrase such as “the third Delete button in the Footer”. */
export interface TargetNode {
  readonly kind?: (typeof targetKinds)[number];
  readonly name?: Span;
  /** A name the grammar supplies itself: “log in” as a verb means a button of that name. */
  readonly literalName?: string;
  readonly nth?: number;
  readonly within?: TargetNode;
  readonly near?: Span;
  /** “all checkboxes”. */
  readonly each?: boolean;
  /** “it”, “there”: what the sentence spoke of last. */
  readonly isLast?: boolean;
}

/** A phrase that names an element, parsed by the target rule later; `undefined` when the clause names none. */
export type Phrase = Span;

export type TabNode =
  | { readonly which: 'this' | 'others' | 'next' | 'previous' | 'first' | 'last' }
  | { readonly which: 'matching'; readonly text?: Span; readonly nth?: number; readonly each?: boolean };

/** What a page can be read as besides its text. */
export type ReadAs = 'console' | 'csv' | 'images' | 'links' | 'markdown' | 'network' | 'pdf' | 'selection' | 'tables';

export type TabChange =
  | 'mute'
  | 'unmute'
  | 'pin'
  | 'unpin'
  | 'duplicate'
  | 'ungroup'
  | 'unload'
  | 'to-start'
  | 'to-end';

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

/** What one clause asks for, in either language. */
export type Act =
  | { readonly act: 'navigate' | 'tab-open'; readonly url?: Span }
  | { readonly act: 'open'; readonly what: Phrase }
  | {
      readonly act:
        | 'back'
        | 'forward'
        | 'reload'
        | 'skip'
        | 'cookies'
        | 'cookies-reject'
        | 'windows-list'
        | 'tab-restore'
        | 'overlays'
        | 'fill-profile';
    }
  | { readonly act: 'hand-over'; readonly gate: 'login' | 'code' | 'captcha' }
  | {
      readonly act: 'click';
      readonly what: Phrase;
      readonly button?: 'middle' | 'right';
      readonly count?: number;
      readonly modifiers?: readonly Modifier[];
    }
  | { readonly act: 'sign-in'; readonly user: Span; readonly called?: unknown; readonly password: Span }
  /** The same thing several times in turn: pages answer each press. */
  | { readonly act: 'press-again'; readonly what: Phrase; readonly count: number }
  /** A point of what the tab shows, in CSS pixels. */
  | { readonly act: 'click-at'; readonly x: number; readonly y: number }
  /** By what a list or table is put in order. */
  | { readonly act: 'sort'; readonly by: Span }
  | { readonly act: 'click-named'; readonly target: TargetNode }
  | { readonly act: 'show'; readonly target: TargetNode; readonly isToMe: boolean }
  | { readonly act: 'fill'; readonly pairs: readonly { readonly what: Phrase; readonly value: Span }[] }
  | { readonly act: 'type'; readonly value: Span; readonly what?: Phrase; readonly submit?: boolean }
  | { readonly act: 'focus'; readonly what: Phrase }
  | { readonly act: 'hover'; readonly what: Phrase }
  | { readonly act: 'clear'; readonly whats: readonly Phrase[] }
  | { readonly act: 'select'; readonly options: readonly Span[]; readonly what?: Phrase }
  | {
      readonly act: 'check';
      readonly checked: boolean;
      readonly whats: readonly Phrase[];
      readonly kind?: 'radio' | 'checkbox';
    }
  | {
      readonly act: 'press';
      readonly key: Span;
      readonly isKey?: boolean;
      readonly times?: number;
      readonly what?: Phrase;
    }
  | { readonly act: 'drag'; readonly what: Phrase; readonly to: Phrase }
  | {
      readonly act: 'scroll';
      readonly to?: 'top' | 'bottom';
      readonly by?: number;
      readonly what?: Phrase;
      readonly isUntil?: boolean;
    }
  | {
      readonly act: 'wait';
      readonly ms?: number;
      readonly text?: Span;
      readonly gone?: Span;
      readonly what?: Phrase;
      /** Not only there but ready to be used. */
      readonly enabled?: boolean;
      /** Until the page has loaded and rests. */
      readonly until?: 'stable';
    }
  | {
      readonly act: 'screenshot';
      readonly fullPage?: boolean;
      readonly what?: Phrase;
      readonly format?: 'png' | 'jpeg';
      /** “it”: what was just waited for or pointed at, else the page. */
      readonly isLast?: boolean;
    }
  | {
      readonly act: 'print';
      readonly landscape?: boolean;
      readonly background?: boolean;
      readonly size?: string;
      readonly pages?: Span;
    }
  | { readonly act: 'tab-change'; readonly change: TabChange; readonly tab: TabNode }
  | { readonly act: 'tab-group'; readonly tab: TabNode; readonly title?: Span }
  | { readonly act: 'group-name'; readonly title: Span }
  | { readonly act: 'zoom'; readonly percent: number }
  | { readonly act: 'zoom-step'; readonly step: 'in' | 'out' }
  | { readonly act: 'window-close' }
  | { readonly act: 'window-state'; readonly state: 'maximized' | 'minimized' | 'fullscreen' }
  | { readonly act: 'bookmark'; readonly url?: Span; readonly title?: Span; readonly folder?: Span }
  | { readonly act: 'bookmarks-list'; readonly text?: Span }
  | { readonly act: 'history-list'; readonly text?: Span; readonly days?: number }
  | { readonly act: 'history-forget'; readonly minutes: number }
  | { readonly act: 'downloads-list'; readonly text?: Span }
  | { readonly act: 'window-open'; readonly url?: Span; readonly isPrivate: boolean }
  | { readonly act: 'download'; readonly url: Span }
  | { readonly act: 'tab-switch'; readonly tab: TabNode }
  | { readonly act: 'tab-close'; readonly tab: TabNode }
  | { readonly act: 'tabs-list'; readonly text?: Span }
  | { readonly act: 'read-as'; readonly as: ReadAs }
  | { readonly act: 'read'; readonly what?: Phrase; readonly about?: Span; readonly isLast?: boolean }
  | { readonly act: 'search'; readonly text: Span; readonly url?: Span }
  | { readonly act: 'submit'; readonly what?: Phrase }
  | { readonly act: 'upload'; readonly file: Span; readonly what?: Phrase }
  | { readonly act: 'dialog'; readonly accept: boolean; readonly text?: Span }
  | { readonly act: 'system'; readonly about: 'memory' | 'cpu' | 'disk' | 'network' | 'system' }
  | { readonly act: 'processes'; readonly by?: 'cpu' | 'memory'; readonly name?: Span }
  | { readonly act: 'process-stop'; readonly pid?: number; readonly name?: Span }
  | { readonly act: 'process-start'; readonly command: Span }
  | { readonly act: 'files-list'; readonly path?: Span }
  | { readonly act: 'file-read'; readonly path: Span }
  | { readonly act: 'file-write'; readonly path: Span; readonly text: Span }
  | {
      readonly act: 'if';
      readonly isNegated: boolean;
      readonly what: Phrase;
      readonly isText: boolean;
      /** “if it is there”: what the act itself names. */ readonly isSelf?: boolean;
    }
  | { readonly act: 'not-clear'; readonly about: 'wait' | 'scroll' | 'what' | 'where' };
