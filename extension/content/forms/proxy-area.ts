/**
 * An area too small to show its text stands for an editor that draws the text itself and listens there to keys and to
 * the clipboard.
 */
import { pause } from '../act/pause.ts';
import { clearByKey } from './clear-by-key.ts';
import { replaceSelection } from './native-value.ts';
import { pasteInto } from './paste.ts';
import { selectAllByKey } from './replace-text.ts';
import type { TextField } from './type-text.ts';

const MAX_PROXY_PX = 4;
/** It hears of its selection with the next frame. */
const SELECTED_WITHIN_MS = 40;
const TAKEN_WITHIN_MS = 240;
const EVERY_MS = 20;

export function isProxy(field: TextField): field is HTMLTextAreaElement {
  if (!(field instanceof HTMLTextAreaElement)) return false;
  const { width, height } = field.getBoundingClientRect();
  return field.getAttribute('aria-roledescription') === 'editor' || width < MAX_PROXY_PX || height < MAX_PROXY_PX;
}

/** Some keep in the area what is selected in the editor, for screen readers. */
function isMirror({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return value !== '' && selectionStart === 0 && selectionEnd === value.length;
}

/** Replaces all that the editor holds. False when it takes no pasted text, so that it is to be typed. */
export async function enterByProxy(field: HTMLTextAreaElement, text: string): Promise<boolean> {
  selectAllByKey(field);
  await pause(SELECTED_WITHIN_MS);
  if (text === '') {
    clearByKey(field);
    return true;
  }
  const before = isMirror(field) ? field.value : undefined;
  if (!pasteInto(field, text)) return false;
  if (before === undefined || before === text) return true;
  for (const end = performance.now() + TAKEN_WITHIN_MS; performance.now() < end; await pause(EVERY_MS)) {
    if (field.value !== before) return true;
  }
  // It kept the browser from pasting and did nothing itself: then it gets the text as the browser would put it there.
  if (isMirror(field)) replaceSelection(field, text, 'insertFromPaste');
  return true;
}
