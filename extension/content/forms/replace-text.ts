/**
 * Replaces what a rich editor holds. Editors keep a model of their own and each listens to something else: to
 * `beforeinput`, to what changes in the document, or to the clipboard. So one way is tried after the other until the
 * editor shows the text.
 */
import { keyDown, keyUp } from '../act/keyboard.ts';
import { getCombination } from '../act/key-names.ts';
import { nextTask, pause } from '../act/pause.ts';
import { edit, editContextOf } from './edit.ts';
import { selectContents, textOfEditable } from './editable-text.ts';
import { fireBeforeInput, fireInput } from './native-value.ts';
import { pasteInto, pasteParagraphs } from './paste.ts';

/** Editors render in a task of their own. */
const TAKEN_WITHIN_MS = 240;
const EVERY_MS = 20;
/** Longer texts arrive in one piece, as if pasted. */
const MAX_TYPED = 400;
/** More lines than this are not entered one by one. */
const MAX_LINES = 200;
/** Editors render no more than fits the screen of texts from about this length on. */
const MAX_RENDERED = 2000;

const squash = (text: string) => text.replaceAll(/[\s\u200B\uFEFF]+/g, '');

/** What an editor shows of its text, which of a long one is a part. */
export function isShownBy(host: HTMLElement, text: string): boolean {
  const context = editContextOf(host);
  const shown = squash(context?.text ?? textOfEditable(host));
  const wanted = squash(text);
  if (shown === wanted) return true;
  // What cannot be edited is no text of the user's: a placeholder, a marker.
  const fixed = [...host.querySelectorAll<HTMLElement>('[contenteditable="false"]')].map((one) =>
    squash(one.innerText),
  );
  if (fixed.length > 0 && fixed.reduce((text, part) => text.replace(part, ''), shown) === wanted) return true;
  // Such an editor may leave there for a while what it has replaced in its own model.
  if (context !== undefined && wanted !== '' && shown.includes(wanted)) return true;
  const isPart = context !== undefined || wanted.length > MAX_RENDERED;
  return isPart && shown !== '' && wanted.includes(shown);
}

const countLines = (text: string) => text.split(/[\r\n]+/).filter((line) => line.trim() !== '').length;

/** Some put what is pasted as lines into one paragraph. What is rendered of a long text has fewer lines. */
function hasLines(host: HTMLElement, text: string): boolean {
  if (!text.includes('\n') || text.length > MAX_RENDERED || editContextOf(host) !== undefined) return true;
  return countLines(textOfEditable(host)) >= countLines(text);
}

async function isTaken(host: HTMLElement, text: string): Promise<boolean> {
  for (const end = performance.now() + TAKEN_WITHIN_MS; ; await pause(EVERY_MS)) {
    if (!host.isConnected || isShownBy(host, text)) return true;
    if (performance.now() >= end) return false;
  }
}

const isMac = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** Presses Control+A. True when the page took it: then it has selected in its own model. */
export function selectAllByKey(target: Element): boolean {
  const stroke = getCombination(isMac ? 'Meta+A' : 'Control+A');
  const isTaken = !keyDown(target, stroke);
  keyUp(target, stroke);
  return isTaken;
}

function isAnySelected(host: HTMLElement): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && host.contains(selection.anchorNode);
}

async function selectAllOf(host: HTMLElement): Promise<void> {
  const isOwn = selectAllByKey(host) && (editContextOf(host) !== undefined || isAnySelected(host));
  if (!isOwn) selectContents(host);
  // The browser tells of it later than the text comes.
  document.dispatchEvent(new Event('selectionchange'));
  await nextTask();
}

function eraseByKey(host: HTMLElement): void {
  const stroke = getCombination('Backspace');
  if (keyDown(host, stroke)) edit(host, 'deleteContentBackward');
  keyUp(host, stroke);
}

function enterLines(host: HTMLElement, text: string): void {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > MAX_LINES) {
    edit(host, 'insertText', text);
    return;
  }
  for (const [index, line] of lines.entries()) {
    if (index > 0) edit(host, 'insertParagraph');
    if (line !== '') edit(host, 'insertText', line);
  }
}

/** True when the page took the event, or let it pass and prepared for what it will do itself. */
function isTouchedBy(host: HTMLElement, paste: () => boolean): boolean {
  const changes = new MutationObserver(() => undefined);
  changes.observe(host, { childList: true, subtree: true, characterData: true });
  const isTaken = paste();
  const isChanged = changes.takeRecords().length > 0;
  changes.disconnect();
  return isTaken || isChanged;
}

/** Past the editor, for those that take nothing. */
function overwrite(host: HTMLElement, text: string): void {
  const kind = text === '' ? 'deleteContentBackward' : 'insertText';
  const data = text === '' ? null : text;
  if (!fireBeforeInput(host, kind, data)) return;
  host.textContent = text;
  fireInput(host, kind, data);
}

/** Replaces all that an editing host holds. The caller reads back what the editor made of it. */
export async function replaceText(host: HTMLElement, text: string): Promise<void> {
  await selectAllOf(host);
  if (text === '') {
    eraseByKey(host);
    if (await isTaken(host, '')) return;
  } else {
    const typing = () => {
      enterLines(host, text);
      return true;
    };
    const pasting = () => isTouchedBy(host, () => pasteInto(host, text));
    const pastingParagraphs = () => text.includes('\n') && isTouchedBy(host, () => pasteParagraphs(host, text));
    const isLong = text.includes('\n') || text.length > MAX_TYPED;
    let isJoined = false;
    for (const enter of isLong ? [pasting, typing, pastingParagraphs] : [typing, pasting]) {
      if (enter() && (await isTaken(host, text))) {
        if (hasLines(host, text)) return;
        isJoined = true;
      }
      await selectAllOf(host);
    }
    if (isJoined) return;
  }
  if (editContextOf(host) === undefined) overwrite(host, text);
}
