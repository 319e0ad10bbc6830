/**
 * Answers the dialogs that a page opens while ARQ acts in it: nobody could press their buttons, and the page would stand
 * still. Owns what is to be answered next and what came in this document. Outside of an act the browser shows them
 * as ever, and the background is told that the page stands still. Asks nothing of pages until the first act.
 */
import { saysBuy, saysDelete } from '../act/danger-words.ts';
import { isTrustedInputExpected } from '../act/trusted-expected.ts';
import type { DialogAnswer, DialogAsked } from '../../messaging/dialog-contract.ts';
import type { PageReport } from '../../messaging/page-contract.ts';
import { type AnsweredDialog, dialogMessage } from './dialog-texts.ts';
import { isSameSpeaker, type Speaker } from './speaker.ts';

/** What a click began may show its dialog a little later. */
const AFTERWARDS_MS = 3_000;
/** An answer that was given beforehand is meant for what is done next. */
const ARMED_MS = 120_000;
const MAX_KEPT = 20;

interface Armed extends DialogAnswer {
  readonly until: number;
  readonly isDangerAllowed: boolean;
  by: Speaker;
  /** An act of theirs began since: it holds in that run alone, or outside of runs. */
  isBound: boolean;
  /** The act that began last is of whoever gave it; before that, whatever comes is not what it is meant for. */
  isDue: boolean;
}

/** What the page asks, and whether OK would delete or buy. */
type Asked = DialogAsked & { readonly isDangerous: boolean };

const KINDS: ReadonlySet<unknown> = new Set(['alert', 'confirm', 'prompt', 'print']);

function parseAsked(event: Event): Asked | undefined {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  if (typeof detail !== 'string' || detail.length > 1_000_000) return undefined;
  const asked: unknown = JSON.parse(detail);
  if (typeof asked !== 'object' || asked === null || !('kind' in asked) || !('message' in asked)) return undefined;
  if (!KINDS.has(asked.kind) || typeof asked.message !== 'string') return undefined;
  // Rated whole: what is told of it is short.
  const isDangerous = saysDelete(asked.message) || saysBuy(asked.message);
  return { kind: asked.kind as DialogAsked['kind'], message: dialogMessage(asked.message), isDangerous };
}

export class DialogGuard {
  readonly #report: (report: PageReport) => void;
  readonly #lifetime: AbortSignal;
  #channel: string | undefined;
  #isHooked = false;
  #armed: Armed | undefined;
  #acting = 0;
  #actedUntil = 0;
  /** Danger was allowed for the act that began last. */
  #isDangerAllowed = false;
  #open: DialogAsked | undefined;
  readonly #answered: AnsweredDialog[] = [];
  /** Of these the outcome of an act has not told yet. */
  #untold: AnsweredDialog[] = [];

  constructor(report: (report: PageReport) => void, lifetime: AbortSignal) {
    this.#report = report;
    this.#lifetime = lifetime;
  }

  /** True once the hooks in the page's world have said that they are there. */
  get isHooked(): boolean {
    return this.#isHooked;
  }

  /** Dialogs that came in this document and were answered, oldest first. */
  get answered(): readonly AnsweredDialog[] {
    return this.#answered;
  }

  /** The secret name of the events; made, and listened to, when first asked for. */
  get channel(): string {
    if (this.#channel !== undefined) return this.#channel;
    const channel = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
    this.#channel = channel;
    const options = { capture: true, signal: this.#lifetime };
    addEventListener(`${channel}.hooked`, () => (this.#isHooked = true), options);
    addEventListener(`${channel}.ask`, (event) => this.#onAsk(channel, event), options);
    addEventListener(`${channel}.closed`, () => this.#onClosed(), options);
    // Whoever acts here now is a person, and dialogs are theirs.
    for (const type of ['pointerdown', 'keydown']) {
      const onInput = (event: Event) => {
        if (!event.isTrusted || isTrustedInputExpected()) return;
        this.#actedUntil = 0;
        this.takeArmed();
      };
      addEventListener(type, onInput, { ...options, passive: true });
    }
    return channel;
  }

  /** Says how the next dialog of that speaker's next act is to be answered; replaces what anybody said before. */
  arm(answer: DialogAnswer & { readonly isDangerAllowed: boolean }, by: Speaker): void {
    this.#armed = { ...answer, by, isBound: false, until: performance.now() + ARMED_MS, isDue: false };
  }

  /** The answer that was given beforehand, which is used up by this, in the other frames of the tab as well. */
  takeArmed(): Armed | undefined {
    const armed = this.#armed;
    if (armed === undefined) return undefined;
    this.#armed = undefined;
    this.#report({ kind: 'arq.dialog-answer-used' });
    return performance.now() < armed.until ? armed : undefined;
  }

  /** It was used up in another frame. */
  disarm(): void {
    this.#armed = undefined;
  }

  /** Leaves the page although it asks to stay, when that was said beforehand by whoever leaves it now. */
  isToLeave(by: Speaker): boolean {
    return this.#armed?.accept === true && performance.now() < this.#armed.until && this.#isArmedFor(by);
  }

  /** From now until `end` the page's dialogs are answered here. */
  begin(isDangerAllowed: boolean, by: Speaker): { end(): void } {
    this.#acting += 1;
    this.#noteAct(isDangerAllowed, by);
    return {
      end: () => {
        this.#acting -= 1;
        // Another act, from outside of the engine, may go on for longer.
        this.#actedUntil = Math.max(this.#actedUntil, performance.now() + AFTERWARDS_MS);
      },
    };
  }

  /** The same for what acts from outside of the engine. */
  actFor(ms: number, isDangerAllowed: boolean, by: Speaker): void {
    this.#actedUntil = performance.now() + ms;
    this.#noteAct(isDangerAllowed, by);
  }

  /** Dialogs that no outcome has told of. */
  takeUntold(): AnsweredDialog[] {
    const untold = this.#untold;
    this.#untold = [];
    return untold;
  }

  note(dialog: AnsweredDialog): void {
    this.#answered.push(dialog);
    this.#untold.push(dialog);
    if (this.#answered.length > MAX_KEPT) this.#answered.shift();
    if (this.#untold.length > MAX_KEPT) this.#untold.shift();
  }

  /** The browser shows a dialog of this page now, and the page stands still. */
  tellOpen(asked: DialogAsked): void {
    this.#open = asked;
    this.#report({ kind: 'arq.dialog', isOpen: true, dialog: asked.kind, message: asked.message });
  }

  tellClosed(): void {
    this.#onClosed();
  }

  #onAsk(channel: string, event: Event): void {
    event.stopImmediatePropagation();
    const asked = parseAsked(event);
    if (asked === undefined) return;
    const isActing = this.#acting > 0 || performance.now() < this.#actedUntil;
    if (!isActing) {
      this.tellOpen(asked);
      return;
    }
    const armed = this.#armed?.isDue === true ? this.takeArmed() : undefined;
    // What only informs is read and closed; what asks is declined unless somebody said otherwise.
    const answer: DialogAnswer = armed ?? { accept: asked.kind === 'alert' };
    const mayAccept = !asked.isDangerous || this.#isDangerAllowed || armed?.isDangerAllowed === true;
    const accept = answer.accept && (mayAccept || asked.kind === 'alert');
    this.note({ ...asked, isAccepted: accept, isByDefault: accept !== armed?.accept });
    const detail = JSON.stringify({ accept, text: answer.text });
    dispatchEvent(new CustomEvent(`${channel}.answer`, { detail }));
  }

  #noteAct(isDangerAllowed: boolean, by: Speaker): void {
    this.#isDangerAllowed = isDangerAllowed;
    const armed = this.#armed;
    if (armed === undefined) return;
    armed.isDue = this.#isArmedFor(by);
    if (!armed.isDue) return;
    armed.by = by;
    armed.isBound = true;
  }

  #isArmedFor(by: Speaker): boolean {
    return this.#armed !== undefined && isSameSpeaker(this.#armed.by, by, this.#armed.isBound);
  }

  #onClosed(): void {
    if (this.#open === undefined) return;
    const { kind, message } = this.#open;
    this.#open = undefined;
    this.#report({ kind: 'arq.dialog', isOpen: false, dialog: kind, message });
  }
}
