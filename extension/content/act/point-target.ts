/** Points given as coordinates: what is there, and how it is spoken to. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { elementAt, scrollToElement, type Point } from './hit-test.ts';

interface PointInput {
  readonly x: number;
  readonly y: number;
}

/**
 * The point in the viewport and the innermost element there. With `from`, coordinates count from its top left, and it is
 * scrolled into view first.
 * @throws ArqError `page.point_outside` or `page.point_in_frame`.
 */
export function targetAt(
  { x, y }: PointInput,
  from: Element | undefined,
): { readonly hit: Element; readonly point: Point } {
  if (from !== undefined) scrollToElement(from);
  const box = from?.getBoundingClientRect();
  const point = { x: x + (box?.left ?? 0), y: y + (box?.top ?? 0) };
  const hit = elementAt(point);
  if (hit === undefined) {
    throw new ArqError(
      'page.point_outside',
      `Nothing of the page is at ${Math.round(point.x)}, ${Math.round(point.y)}: what the tab shows is ${innerWidth} × ${innerHeight}. Scroll, or choose another point.`,
    );
  }
  return { hit: outsideFrames(hit), point };
}

/**
 * Where a drag that `targetAt` found the beginning of ends, and on what; on where it began when nothing of the page is
 * there.
 * @throws ArqError `page.point_in_frame`.
 */
export function endOf(
  start: ReturnType<typeof targetAt>,
  from: PointInput,
  to: PointInput,
): { readonly end: Element; readonly to: Point } {
  const point = { x: start.point.x + to.x - from.x, y: start.point.y + to.y - from.y };
  return { end: outsideFrames(elementAt(point) ?? start.hit), to: point };
}

/** What lies in a frame is not known here. */
function outsideFrames(element: Element): Element {
  if (!/^(?:i?frame|fencedframe)$/.test(element.localName)) return element;
  throw new ArqError(
    'page.point_in_frame',
    'A frame lies at that point. Give the ref of an element in the frame, and the point from its top left.',
  );
}
