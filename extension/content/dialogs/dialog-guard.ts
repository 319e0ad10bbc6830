/**
 * Answers the dialogs that a page opens while ARQ acts in it: nobody could press their buttons, and the page would stand
 * still. Owns what is to be answered next and what came in this document. Outside of an act the browser shows them
 * as ever, and the background is told that the page stands still. Asks nothing of pages until the first act.
 */
import { isTrustedInputExpected } from '../act/trusted-expected.ts';
import type { DialogAnswer, DialogAsked } from '../../messaging/dialog-contract.ts';
import type { PageReport } from '../../messaging/page-contract.ts';
import { type AnsweredDialog, dialogMessage } from './dialog-texts.ts';

/** What a click began may show its dialog a little later. */
const AFTERWARDS_MS = 3_000;
/** An answer that was given beforehand is meant for what is done next. */
const ARMED_MS = 120_000;
const MAX_KEPT = 20;

interface Armed extends DialogAnswer {
  readonly until: number;
}

const KINDS: ReadonlySet<unknown> = new Set(['alert', 'confirm', 'prompt', 'print']);

function parseAsked(event: Event): DialogAsked | undefined {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  if (typeof detail !== 'string' || detail.length > 1_000_000) return undefined;
  const asked: unknown = JSON.parse(detail);
  if (typeof asked !== 'object' || asked === null || !('kind' in asked) || !('message' in asked)) return undefined;
  if (!KINDS.has(asked.kind) || typeof asked.message !== 'string') return undefined;
  return { kind: asked.kind as DialogAsked['kind'], message: dialogMessage(asked.message) };
}

export class DialogGuard {
  readonly #report: (report: PageReport) => void;
  readonly #lifetime: AbortSignal;
  #channel: string | undefined;
  #isHooked = false;
  #armed: Armed | undefined;
  #acting = 0;
  #actedUntil = 0;
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
        if (event.isTrusted && !isTrustedInputExpected()) this.#actedUntil = 0;
      };
      addEventListener(type, onInput, { ...options, passive: true });
    }
    return channel;
  }

  /** Says how the next dialog is to be answered; replaces what was said before. */
  arm(answer: DialogAnswer): void {
    this.#armed = { ...answer, until: performance.now() + ARMED_MS };
  }

  /** The answer that was given beforehand, which is used up by this. */
  takeArmed(): DialogAnswer | undefined {
    const armed = this.#armed;
    this.#armed = undefined;
    return armed !== undefined && performance.now() < armed.until ? armed : undefined;
  }

  /** Leaves the page although it asks to stay, when that was said beforehand. */
  get isToLeave(): boolean {
    return this.#armed?.accept === true && performance.now() < this.#armed.until;
  }

  /** From now until `end` the page's dialogs are answered here. */
  begin(): { end(): void } {
    this.#acting += 1;
    return {
      end: () => {
        this.#acting -= 1;
        this.#actedUntil = performance.now() + AFTERWARDS_MS;
      },
    };
  }

  /** The same for what acts from outside of the engine. */
  actFor(ms: number): void {
    this.#actedUntil = performance.now() + ms;
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
    const armed = this.takeArmed();
    const isActing = this.#acting > 0 || performance.now() < this.#actedUntil;
    if (armed === undefined && !isActing) {
      this.tellOpen(asked);
      return;
    }
    // What only informs is read and closed; what asks is declined unless somebody said otherwise.
    const answer: DialogAnswer = armed ?? { accept: asked.kind === 'alert' };
    this.note({ ...asked, isAccepted: answer.accept, isByDefault: armed === undefined });
    const detail = JSON.stringify({ accept: answer.accept, text: answer.text });
    dispatchEvent(new CustomEvent(`${channel}.answer`, { detail }));
  }

  #onClosed(): void {
    if (this.#open === undefined) return;
    const { kind, message } = this.#open;
    this.#open = undefined;
    this.#report({ kind: 'arq.dialog', isOpen: false, dialog: kind, message });
  }
}
