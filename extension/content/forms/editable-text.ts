/** Text in `contenteditable` elements: rich editors keep their own model, so the browser's own editing comes first. */
import { edit, editContextOf } from './edit.ts';
import { fireInput } from './native-value.ts';

/** The outermost editable element around, which is what has the focus and the selection. */
export function editingHost(element: Element): HTMLElement | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  if (editContextOf(element) !== undefined) return element;
  if (!element.isContentEditable) return undefined;
  let host = element;
  while (host.parentElement?.isContentEditable === true) host = host.parentElement;
  return host;
}

export function selectContents(host: HTMLElement): void {
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(host);
  selection?.removeAllRanges();
  selection?.addRange(range);
}

export function textOfEditable(host: HTMLElement): string {
  return host.innerText.replaceAll('\u00A0', ' ').replace(/\n$/, '');
}

function squash(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Replaces the selection, or all, with text. The caller reads back what the editor made of it. */
export function insertText(host: HTMLElement, text: string, isReplacingAll: boolean): void {
  if (isReplacingAll) selectContents(host);
  const before = host.innerText;
  const edited = text === '' ? edit(host, 'deleteContentBackward') : edit(host, 'insertText', text);
  if (edited === 'prevented' || editContextOf(host) !== undefined) return;
  const wanted = squash(text);
  const hasText = isReplacingAll ? squash(host.innerText) === wanted : host.innerText !== before;
  if (hasText || (edited === 'done' && squash(host.innerText).includes(wanted) && wanted !== '')) return;
  if (isReplacingAll) host.textContent = text;
  else host.append(text);
  fireInput(host, text === '' ? 'deleteContentBackward' : 'insertText', text === '' ? null : text);
}
