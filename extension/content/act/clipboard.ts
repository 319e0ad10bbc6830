/** Copying and pasting as the keyboard does it: the page is asked first, and what it does not do is done here. */
import { shorten, stripInvisible } from '../../../shared/page/clean-text.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { makeClipboardEvent, readCopied } from '../dom/clipboard-event.ts';
import { editingHost, insertText } from '../forms/editable-text.ts';
import { fireChange, hasSelection, replaceSelection } from '../forms/native-value.ts';
import { isTextField } from '../forms/type-text.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isPrivateField } from '../private-fields.ts';
import { visibleText } from '../snapshot/visible-text.ts';
import { sayElement } from './actionable.ts';
import { focusedElement } from './focus.ts';

/** Of an answer; the clipboard has all that is selected, and of an element a long book. */
const MAX_READ_CHARS = 100_000;
const MAX_SHOWN_CHARS = 1_000_000;

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

/** The same text for the clipboard, as it is, and for a reader, who gets what can be seen. */
export interface CopiedText {
  readonly whole: string;
  readonly seen: string;
}

const seenOf = (text: string): string => shorten(stripInvisible(text), MAX_READ_CHARS);

/** Text of the element, or of what is selected. Throws `page.private` and `page.nothing_selected`. */
export function copyText(named: Element | undefined): CopiedText {
  const target = named ?? focusedElement() ?? document.body;
  assertOpen(target);
  if (named !== undefined) {
    const whole = isTextField(named) ? named.value : shownTextOf(named);
    return { whole, seen: seenOf(whole) };
  }
  const selection = isTextField(target) ? null : getSelection();
  const whole = isTextField(target) ? selectedIn(target) : (selection?.toString() ?? '');
  // Editors put what they mean on the clipboard themselves.
  const copying = makeClipboardEvent('copy');
  if (!target.dispatchEvent(copying)) {
    const own = readCopied(copying);
    if (own !== '') return { whole: own, seen: seenOf(own) };
  }
  if (whole === '') {
    throw new ArqError(
      'page.nothing_selected',
      'Nothing is selected. Name what to copy with “ref”, or select it first.',
    );
  }
  const range = selection === null || selection.rangeCount === 0 ? undefined : selection.getRangeAt(0);
  return { whole, seen: range === undefined ? seenOf(whole) : seenIn(range) };
}

function shownTextOf(element: Element): string {
  for (const field of element.querySelectorAll('input, textarea, select')) assertOpen(field);
  return visibleText(element, new ReadingPass(), MAX_SHOWN_CHARS).text;
}

function seenIn(range: Range): string {
  const { commonAncestorContainer: around } = range;
  const root = around instanceof Element ? around : (around.parentElement ?? document.documentElement);
  return visibleText(root, new ReadingPass(), MAX_READ_CHARS, range).text;
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
