/** Where on the screen the controls and child frames of this document lie. Pure reading. */
import { roleOf } from '../accessibility/role.ts';
import { findHit } from '../act/hit-test.ts';
import { isFrame } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { treeRoots } from '../dom/tree-roots.ts';
import { isVisible } from '../dom/visibility.ts';
import { isInteractive } from '../snapshot/describe-element.ts';
import type { FrameElement } from '../snapshot/frame-sight.ts';

/** What can be interactive at all; roles and focus decide. */
const ACTIVE = `a[href], area[href], button, input, select, textarea, summary, iframe, frame, [role], [tabindex],
  [contenteditable], audio[controls], video[controls]`;
/** Less shows nothing that could be pointed at. */
const MIN_PX = 2;

export interface FoundBoxes {
  readonly controls: readonly { readonly element: Element; readonly box: DOMRect }[];
  readonly frames: readonly { readonly element: FrameElement; readonly box: DOMRect }[];
  /** True when there were more than `max` controls. */
  readonly isCut: boolean;
}

/** Boxes in CSS pixels of the viewport. `isWhole`: also outside of it, where nothing can be hit and thus be covered. */
export function findBoxes(isWhole: boolean, max: number): FoundBoxes {
  const pass = new ReadingPass();
  const controls: { element: Element; box: DOMRect }[] = [];
  const frames: { element: FrameElement; box: DOMRect }[] = [];
  for (const root of treeRoots()) {
    for (const element of root.querySelectorAll(ACTIVE)) {
      const box = element.getBoundingClientRect();
      if (box.width < MIN_PX || box.height < MIN_PX || (!isWhole && !isInView(box))) continue;
      if (!isVisible(element, pass)) continue;
      if (isFrame(element)) frames.push({ element, box: insideOf(element, box, pass) });
      else if (controls.length > max || !isInteractive(element, roleOf(element, pass))) continue;
      else if (isWhole || findHit(element).kind === 'hit') controls.push({ element, box });
    }
  }
  return { controls: controls.slice(0, max), frames, isCut: controls.length > max };
}

function isInView({ left, top, right, bottom }: DOMRect): boolean {
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}

/** A frame's viewport is what border and padding leave of its box. */
function insideOf(frame: Element, box: DOMRect, pass: ReadingPass): DOMRect {
  const style = pass.style(frame);
  const px = (value: string) => Number.parseFloat(value) || 0;
  const left = frame.clientLeft + px(style.paddingLeft);
  const top = frame.clientTop + px(style.paddingTop);
  const width = frame.clientWidth - px(style.paddingLeft) - px(style.paddingRight);
  const height = frame.clientHeight - px(style.paddingTop) - px(style.paddingBottom);
  return new DOMRect(box.left + left, box.top + top, Math.max(0, width), Math.max(0, height));
}
