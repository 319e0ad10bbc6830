/** Text that arrives in one piece, as from the clipboard. Rich editors take lines apart in their own way then. */
import { newPageDataTransfer } from '../dom/page-data-transfer.ts';

/** True when the page took it; the browser itself inserts nothing for an event made by script. */
export function pasteInto(target: Element, text: string): boolean {
  const clipboardData = newPageDataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
  return !target.dispatchEvent(event);
}
