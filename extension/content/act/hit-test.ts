/** Where on the screen an element can be hit, and what is hit there, through shadow roots and labels. */
import { labelsOf } from '../accessibility/native-label.ts';
import { closestComposed, containsComposed, shadowRootOf } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of a box's width and of its height. */
export type Spot = readonly [number, number];

/** Parts of a box that are tried in turn: the middle, then towards the sides and corners. */
export const SPOTS: readonly Spot[] = [
  [0.5, 0.5],
  [0.25, 0.5],
  [0.75, 0.5],
  [0.5, 0.25],
  [0.5, 0.75],
  [0.1, 0.5],
  [0.9, 0.5],
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
  [0.9, 0.9],
];

/** The innermost element at a point of the viewport, of this document's or of a parent's. */
export function elementAt({ x, y }: Point, start = document): Element | undefined {
  let root: Document | ShadowRoot = start;
  let found: Element | undefined;
  for (;;) {
    const element: Element | null = root.elementFromPoint(x, y);
    if (element === null || element === found) return found;
    found = element;
    const inner = shadowRootOf(element);
    if (inner === null || inner === root) return found;
    root = inner;
  }
}

function visibleBoxes(element: Element): DOMRect[] {
  const view = { width: document.documentElement.clientWidth || innerWidth, height: innerHeight };
  const boxes: DOMRect[] = [];
  for (const box of element.getClientRects()) {
    const left = Math.max(0, box.left);
    const top = Math.max(0, box.top);
    const right = Math.min(view.width, box.right);
    const bottom = Math.min(view.height, box.bottom);
    if (right - left >= 1 && bottom - top >= 1) boxes.push(new DOMRect(left, top, right - left, bottom - top));
  }
  return boxes;
}

/** True when a pointer on `hit` reaches `target`. */
export function isHit(target: Element, hit: Element): boolean {
  if (containsComposed(target, hit)) return true;
  if (labelsOf(target, new ReadingPass()).some((label) => containsComposed(label, hit))) return true;
  // An image map's area and an option have no box of their own that could be hit.
  if (target instanceof HTMLAreaElement) return hit instanceof HTMLImageElement;
  // With `pointer-events: none` a person hits what lies beneath; an ancestor still gets the click.
  return getComputedStyle(target).pointerEvents === 'none' && containsComposed(hit, target);
}

export type HitResult =
  | { readonly kind: 'hit'; readonly point: Point; readonly element: Element }
  | { readonly kind: 'covered'; readonly by: Element }
  | { readonly kind: 'outside' };

/** A label's own link or button does something else than the label. */
function isOtherControl(target: Element, hit: Element): boolean {
  if (!(target instanceof HTMLLabelElement)) return false;
  const inner = hit.closest('a[href], button, select, textarea, summary');
  return inner !== null && inner !== target.control && containsComposed(target, inner);
}

/** Looks for a point where the element itself is hit; tells what covers it when there is none. */
export function findHit(target: Element): HitResult {
  let cover: Element | undefined;
  for (const box of visibleBoxes(target)) {
    for (const [partX, partY] of SPOTS) {
      const point = { x: box.left + box.width * partX, y: box.top + box.height * partY };
      const hit = elementAt(point);
      if (hit === undefined || isOtherControl(target, hit)) continue;
      if (isHit(target, hit)) return { kind: 'hit', point, element: containsComposed(target, hit) ? hit : target };
      cover ??= hit;
    }
  }
  return cover === undefined ? { kind: 'outside' } : { kind: 'covered', by: cover };
}

export function spotOf(element: Element, [partX, partY]: Spot): Point {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width * partX, y: box.top + box.height * partY };
}

/** Middle of the element's box, for when hit testing is impossible (a viewport without size). */
export const middleOf = (element: Element): Point => spotOf(element, [0.5, 0.5]);

/** True when all of the element, or as much as fits, lies in the viewport and in every scroller around it. */
function isInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const isIn = (area: { left: number; top: number; right: number; bottom: number }) =>
    x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  if (!isIn({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) return false;
  const outside = closestComposed(element, (ancestor) => {
    if (ancestor === element || ancestor === document.documentElement || ancestor === document.body) return false;
    const { overflowX, overflowY } = getComputedStyle(ancestor);
    if (overflowX === 'visible' && overflowY === 'visible') return false;
    return !isIn(ancestor.getBoundingClientRect());
  });
  return outside === undefined;
}

/** Where else on the screen an element may go when a bar that stays on screen covers it. */
const ELSEWHERE = ['center', 'start', 'end'] as const;

/** Moves a covered element to another part of the screen; `attempt` counts from 0. */
export function scrollElsewhere(element: Element, attempt: number): void {
  const block = ELSEWHERE[attempt % ELSEWHERE.length] ?? 'center';
  element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
}

/** Scrolls every scroller around the element, at once: smooth scrolling needs frames that hidden tabs do not get. */
export function scrollToElement(element: Element): void {
  if (isInView(element)) return;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}
