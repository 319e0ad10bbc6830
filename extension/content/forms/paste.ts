/** Text that arrives in one piece, as from the clipboard. Rich editors take lines apart in their own way then. */
import { makeClipboardEvent } from '../dom/clipboard-event.ts';

/** True when the page took it; the browser itself inserts nothing for an event made by script. */
export function pasteInto(target: Element, text: string): boolean {
  return !target.dispatchEvent(makeClipboardEvent('paste', { 'text/plain': text }));
}
