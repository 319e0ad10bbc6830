/** One edit of rich text as the browser makes it: the page is told beforehand, it is done, the page is told again. */
import { fireBeforeInput } from './native-value.ts';

const COMMANDS = {
  insertText: 'insertText',
  insertParagraph: 'insertParagraph',
  insertLineBreak: 'insertLineBreak',
  deleteContentBackward: 'delete',
  deleteContentForward: 'forwardDelete',
} as const;

export type EditKind = keyof typeof COMMANDS;

/** What an element edits by itself without being `contenteditable` (https://w3c.github.io/edit-context/). */
interface EditContext extends EventTarget {
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  updateText(start: number, end: number, text: string): void;
  updateSelection(start: number, end: number): void;
}

interface TextUpdate extends EventInit {
  readonly updateRangeStart: number;
  readonly updateRangeEnd: number;
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

interface EditContextDom {
  readonly editContext?: EditContext | null;
  readonly TextUpdateEvent?: new (type: string, init: TextUpdate) => Event;
}

export function editContextOf(element: Element): EditContext | undefined {
  return (element as EditContextDom).editContext ?? undefined;
}

/** What an input method does with text for such an element. */
function updateText(context: EditContext, text: string): void {
  const { TextUpdateEvent } = globalThis as EditContextDom;
  const start = Math.min(context.selectionStart, context.selectionEnd);
  const end = Math.max(context.selectionStart, context.selectionEnd);
  const caret = start + text.length;
  context.updateText(start, end, text);
  context.updateSelection(caret, caret);
  if (TextUpdateEvent === undefined) return;
  const init = { updateRangeStart: start, updateRangeEnd: end, text, selectionStart: caret, selectionEnd: caret };
  context.dispatchEvent(new TextUpdateEvent('textupdate', init));
}

/**
 * Commands of an extension are to Firefox what a user does: it tells the page beforehand itself. Chromium tells the
 * page of no command beforehand, nor does Firefox of those of a page's own script.
 */
const isToldByBrowser = Reflect.get(window, 'wrappedJSObject') !== undefined;

function selectedRanges(): StaticRange[] {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return [];
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  return [new StaticRange({ startContainer, startOffset, endContainer, endOffset })];
}

/**
 * Firefox leaves the caret of a frame without focus behind the last block, where typing begins another one; with focus
 * it would stand at the block's end.
 */
function enterBlock(host: Element): void {
  const selection = getSelection();
  if (selection?.isCollapsed !== true || selection.anchorNode !== host || selection.anchorOffset === 0) return;
  const before = host.childNodes[selection.anchorOffset - 1];
  if (!(before instanceof HTMLElement) || before.contentEditable === 'false') return;
  if (!/^(?:block|list-item)$/.test(getComputedStyle(before).display)) return;
  selection.selectAllChildren(before);
  selection.collapseToEnd();
}

/** `prevented`: the page kept the browser from it, as editors with a model of their own do to edit that. */
export type Edited = 'done' | 'prevented' | 'refused';

/** Edits at the selection. By a command: deprecated, yet the only way so that undo works. */
export function edit(host: Element, kind: EditKind, data: string | null = null): Edited {
  const context = editContextOf(host);
  if (context === undefined) enterBlock(host);
  const isTold = context === undefined && isToldByBrowser;
  if (!isTold && !fireBeforeInput(host, kind, data, selectedRanges())) return 'prevented';
  if (context === undefined) return document.execCommand(COMMANDS[kind], false, data ?? undefined) ? 'done' : 'refused';
  if (kind === 'insertText') updateText(context, data ?? '');
  return 'done';
}
