/** Text that arrives in one piece, as from the clipboard. Rich editors take lines apart in their own way then. */
import { makeClipboardEvent } from '../dom/clipboard-event.ts';

/** True when the page took it; the browser itself inserts nothing for an event made by script. */
export function pasteInto(target: Element, text: string): boolean {
  return !target.dispatchEvent(makeClipboardEvent('paste', { 'text/plain': text }));
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Lines as paragraphs, as from another editor: some make one paragraph of the lines of plain text. */
export function pasteParagraphs(target: Element, text: string): boolean {
  const html = text
    .split(/\r\n?|\n/)
    .map((line) => `<p>${escape(line) || '<br>'}</p>`)
    .join('');
  return !target.dispatchEvent(makeClipboardEvent('paste', { 'text/html': html, 'text/plain': text }));
}
