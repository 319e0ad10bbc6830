/** Copying and pasting as the keyboard does it: the page is asked first, and what it does not do is done here. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { makeClipboardEvent, readCopied } from '../dom/clipboard-event.ts';
import { editingHost, insertText } from '../forms/editable-text.ts';
import { fireChange, hasSelection, replaceSelection } from '../forms/native-value.ts';
import { isTextField } from '../forms/type-text.ts';
import { isPrivateField } from '../private-fields.ts';
import { sayElement } from './actionable.ts';
import { focusedElement } from './focus.ts';

/** Throws `page.private` for what must not leave the page. */
function assertOpen(element: Element): void {
  if (!isPrivateField(element)) return;
  throw new ArqError('page.private', `The ${sayElement(element)} is private: what it holds is never copied.`);
}

function selectedIn(field: Element): string {
  if (!isTextField(field)) return '';
  if (!hasSelection(field)) return field.value;
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
}

/** Text of the element, or of what is selected. Throws `page.private` and `page.nothing_selected`. */
export function copyText(named: Element | undefined): string {
  const target = named ?? focusedElement() ?? document.body;
  assertOpen(target);
  const selected = isTextField(target) ? selectedIn(target) : (getSelection()?.toString() ?? '');
  // Editors put what they mean on the clipboard themselves.
  const copying = makeClipboardEvent('copy');
  if (named === undefined && !target.dispatchEvent(copying)) {
    const own = readCopied(copying);
    if (own !== '') return own;
  }
  if (named === undefined && selected !== '') return selected;
  if (named !== undefined) return isTextField(named) ? named.value : visibleTextOf(named);
  throw new ArqError('page.nothing_selected', 'Nothing is selected. Name what to copy with “ref”, or select it first.');
}

function visibleTextOf(element: Element): string {
  for (const field of element.querySelectorAll('input, textarea, select')) assertOpen(field);
  return element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
}

/** True when the text is on the clipboard of the computer; only where the user gave ARQ leave to write there. */
export function putOnClipboard(text: string): boolean {
  let isWritten = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isWritten = event.isTrusted;
  };
  addEventListener('copy', onCopy, { capture: true, once: true });
  try {
    // Deprecated, and the only way that works without the focus of the window.
    return document.execCommand('copy') && isWritten;
  } finally {
    removeEventListener('copy', onCopy, { capture: true });
  }
}

/** Pastes into what has the focus or was named. Returns the field that took it. */
export function pasteText(target: Element, text: string, html: string | undefined): Element | undefined {
  const pasting = makeClipboardEvent('paste', {
    'text/plain': text,
    ...(html !== undefined && { 'text/html': html }),
  });
  const host = editingHost(target);
  // A page that takes the event pastes itself.
  if (!target.dispatchEvent(pasting)) return host ?? target;
  if (isTextField(target)) {
    replaceSelection(
      target,
      target instanceof HTMLInputElement ? text.replaceAll(/[\r\n]+/g, ' ') : text,
      'insertFromPaste',
    );
    fireChange(target);
    return target;
  }
  if (host === undefined) return undefined;
  if (html === undefined || !document.execCommand('insertHTML', false, html)) insertText(host, text, false);
  return host;
}
