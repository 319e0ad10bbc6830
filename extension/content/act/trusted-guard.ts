/**
 * While the browser sends input for ARQ: policy has its last word in the very task in which that input arrives, for the
 * page may have changed since its target was made ready; and no chooser of files opens, which only a person could close.
 */
import type { ArqError } from '../../../shared/protocol/errors.ts';
import { isArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { needsUpload } from './click.ts';
import { letGo } from './files/file-field.ts';
import { startOf, strayedFrom, type TrustedAim } from './trusted-aim.ts';

/** Throws what keeps the input from this element. `key` is the key that is pressed there. */
export type CheckInput = (element: Element, key: string | undefined) => void;

const ARRIVING = ['pointerdown', 'mousedown', 'click', 'auxclick', 'keydown', 'beforeinput', 'drop'] as const;
/** Keys make clicks as well, which have no count. */
function isOf(kind: TrustedAim['kind'], event: Event): boolean {
  const isByKeys = !(event instanceof MouseEvent) || (event.type === 'click' && event.detail === 0);
  return kind === 'pointer' ? !isByKeys || event.type === 'click' : kind === 'keys' && isByKeys;
}

const PICKER_NOTE =
  'The page asked for the system’s chooser of files, which was closed again: only a person can use it. Give files with page_upload_file or page_drop_file where the page has a field or takes a drop.';

export class TrustedGuard {
  readonly #over = new AbortController();
  readonly #check: CheckInput;
  readonly #channel: string;
  readonly #aim: TrustedAim;
  readonly #target: Element;
  /** Looked at already; keys of a text go to the same field one after the other. */
  #passed: Element | undefined;
  #problem: ArqError | undefined;
  #wasPickerAsked = false;
  #isSent = false;

  /** `channel` is that of the hooks in the page's world. */
  constructor(target: Element, aim: TrustedAim, check: CheckInput, channel: string) {
    this.#target = target;
    this.#aim = aim;
    this.#check = check;
    this.#channel = channel;
    const options = { capture: true, signal: this.#over.signal };
    for (const type of ARRIVING) addEventListener(type, (event) => this.#onInput(event), options);
    addEventListener('blur', () => this.#onBlur(), options);
    addEventListener('click', (event) => this.#onFileField(event), options);
    addEventListener(`${channel}.picker`, () => (this.#wasPickerAsked = true), options);
    this.#tellHooks('on');
  }

  /** What input was kept from the page for, once it was. */
  get problem(): ArqError | undefined {
    return this.#problem;
  }

  /** What else is to be told with the outcome. */
  get note(): string {
    return this.#wasPickerAsked ? PICKER_NOTE : '';
  }

  /** All was sent: what arrives from now on is a person's. */
  letThrough(): void {
    this.#isSent = true;
  }

  end(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#tellHooks('off');
  }

  #onInput(event: Event): void {
    const element = startOf(event);
    if (!event.isTrusted || element === undefined) return;
    if (this.#isSent || !isOf(this.#aim.kind, event)) return;
    const isMeant = event.type === 'drop' || this.#aim.isMeant(element, event);
    if (!isMeant) return this.#keepFrom(event, strayedFrom(this.#target));
    if (event.type === 'beforeinput') return;
    const key = event instanceof KeyboardEvent ? event.key : undefined;
    if (element === this.#passed && key !== undefined && key !== 'Enter' && key !== ' ') return;
    try {
      this.#check(element, key);
      this.#passed = element;
    } catch (error) {
      if (!isArqError(error)) throw error;
      this.#keepFrom(event, toArqError(error));
    }
  }

  /** Keys would go into the frame that the page gave the focus to. */
  #onBlur(): void {
    if (!this.#isSent && this.#aim.takeBack?.() === true) this.#problem ??= strayedFrom(this.#target);
  }

  #onFileField(event: Event): void {
    const [field] = event.composedPath();
    if (!(field instanceof HTMLInputElement) || field.type !== 'file') return;
    event.preventDefault();
    this.#problem ??= needsUpload(field);
    letGo(field);
  }

  #keepFrom(event: Event, problem: ArqError): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#problem ??= problem;
  }

  #tellHooks(detail: 'on' | 'off'): void {
    dispatchEvent(new CustomEvent(`${this.#channel}.files`, { detail }));
  }
}
