/**
 * Who may say what to the background. What the browser stamped on a message is believed, what the message says of
 * itself is not. Pure.
 */

/** The part of `runtime.MessageSender` that the rules read. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export type Speaker =
  /** One of the extension's own pages: may open a panel's port. */
  | { readonly kind: 'panel'; readonly page: string }
  /** A content script: may report, and nothing else. */
  | { readonly kind: 'page'; readonly tabId: number; readonly frameId: number }
  | { readonly kind: 'stranger' };

const PANEL_PAGES = ['sidepanel.html', 'approval.html', 'welcome.html', 'picture.html'];

/** `ownOrigin` is `chrome-extension://<id>/` or `moz-extension://<uuid>/`. */
export function speakerOf(sender: Sender, ownId: string, ownOrigin: string): Speaker {
  if (sender.id !== ownId) return { kind: 'stranger' };
  const { url } = sender;
  if (url?.startsWith(ownOrigin) === true) {
    const page = url.slice(ownOrigin.length).split(/[?#]/, 1)[0] ?? '';
    return PANEL_PAGES.includes(page) ? { kind: 'panel', page } : { kind: 'stranger' };
  }
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === undefined) return { kind: 'stranger' };
  return { kind: 'page', tabId, frameId: sender.frameId };
}
