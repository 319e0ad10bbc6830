import { composedParent } from './composed-tree.ts';
import type { ReadingPass } from './reading-pass.ts';

/** True when something around the element is scrolled, so that a box before its edge can be scrolled back to. */
function isInScrolledBox(element: Element): boolean {
  let current = composedParent(element).element;
  for (; current !== undefined; current = composedParent(current).element) {
    if (current !== document.documentElement && (current.scrollTop !== 0 || current.scrollLeft !== 0)) return true;
  }
  return false;
}

/** True when a box lies before the top or left edge of the page, where no scrolling leads. */
export function isOffPage(element: Element, box: DOMRectReadOnly, pass: ReadingPass): boolean {
  const isAbove = box.bottom + scrollY <= 0;
  // Pages written from right to left scroll to the left.
  const isBeside = box.right + scrollX <= 0 && pass.style(document.documentElement).direction !== 'rtl';
  return (isAbove || isBeside) && !isInScrolledBox(element);
}
