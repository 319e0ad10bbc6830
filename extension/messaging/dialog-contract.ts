/**
 * What page engine and the hooks in the page's own world say to each other: events on the window, named by a secret
 * that the engine made, with JSON as detail. A page that finds them out can only deceive about its own dialogs. Types only.
 */

/** The browser's own dialogs that a page can open. */
export type DialogKind = 'alert' | 'confirm' | 'prompt' | 'print' | 'beforeunload';

/** `<channel>.ask`, from the hooks, when a page opens a dialog. */
export interface DialogAsked {
  readonly kind: DialogKind;
  readonly message: string;
}

/** `<channel>.answer`, in reply and within the same task; without one the browser's own dialog is shown. */
export interface DialogAnswer {
  readonly accept: boolean;
  /** What to write into a prompt; what the page proposes unless told. */
  readonly text?: string | undefined;
}
