/** What a second and third click do besides: they select the word, then the paragraph, as the browser would by itself. */
import { isTextField } from '../forms/type-text.ts';
import { hasSelection } from '../forms/native-value.ts';
import type { Point } from './hit-test.ts';

function caretAt({ x, y }: Point): { readonly node: Node; readonly offset: number } | undefined {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position != null) return { node: position.offsetNode, offset: position.offset };
  // Chromium below 128 has only this one.
  const { caretRangeFromPoint } = document as { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const range = caretRangeFromPoint?.call(document, x, y);
  return range == null ? undefined : { node: range.startContainer, offset: range.startOffset };
}

export function selectByClicks(hit: Element, point: Point, clicks: number): void {
  if (isTextField(hit)) {
    if (!hasSelection(hit)) return;
    const words = clicks === 2 ? [...hit.value.matchAll(/[\p{L}\p{N}_]+/gu)] : [];
    const at = hit.selectionStart ?? 0;
    const word = words.find(({ index, 0: text }) => index <= at && at <= index + text.length) ?? words.at(-1);
    if (clicks >= 3) hit.select();
    else if (word !== undefined) hit.setSelectionRange(word.index, word.index + word[0].length);
    return;
  }
  if (getComputedStyle(hit).userSelect === 'none') return;
  const caret = caretAt(point);
  const selection = getSelection();
  if (caret === undefined || selection === null || !hit.contains(caret.node)) return;
  selection.collapse(caret.node, caret.offset);
  const unit = clicks === 2 ? 'word' : 'paragraphboundary';
  selection.modify('move', 'backward', unit);
  selection.modify('extend', 'forward', unit);
}
