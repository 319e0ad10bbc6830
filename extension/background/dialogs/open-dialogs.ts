/** Which tabs show a dialog of the browser's that ARQ cannot answer, so that nobody waits for such a page. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { DialogKind } from '../../messaging/dialog-contract.ts';

interface OpenDialog {
  readonly kind: DialogKind;
  readonly message: string;
}

export class OpenDialogs {
  readonly #open = new Map<number, OpenDialog>();
  readonly #listeners = new Set<(tabId: number, dialog: OpenDialog) => void>();

  find(tabId: number): OpenDialog | undefined {
    return this.#open.get(tabId);
  }

  noteOpen(tabId: number, dialog: OpenDialog): void {
    this.#open.set(tabId, dialog);
    for (const listener of this.#listeners) listener(tabId, dialog);
  }

  noteClosed(tabId: number): void {
    this.#open.delete(tabId);
  }

  /** Calls `listener` for every dialog that opens until `signal` aborts. */
  onOpen(listener: (tabId: number, dialog: OpenDialog) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }
}

const WHAT: Readonly<Record<DialogKind, string>> = {
  alert: 'an alert',
  confirm: 'a question',
  prompt: 'a question',
  print: 'its print dialog',
  beforeunload: 'the question whether to leave it',
};

/** What to do about a page that stands still. */
export function dialogOpen({ kind, message }: OpenDialog, isDispatched: boolean): ArqError {
  const said = message === '' ? '' : ` (“${message}”)`;
  return new ArqError(
    'page.dialog_open',
    `The page shows ${WHAT[kind]}${said} and stands still until it is answered. It came outside of an act of ARQ, so only a person can answer it in the browser; or close the tab with tabs_close.`,
    { data: { dialog: kind, message, ...(isDispatched && { dispatched: true }) } },
  );
}
