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
  if (hit.localName === 'iframe' || hit.localName === 'frame') {
    throw new ArqError(
      'page.point_in_frame',
      'A frame lies at that point. Give the ref of an element in the frame, and the point from its top left.',
    );
  }
  return { hit, point };
}
