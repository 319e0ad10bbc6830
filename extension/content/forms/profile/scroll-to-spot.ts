/** Scrolls a part of a box into view as a person could: not where the page hides what does not fit. */
import { spotOf, type Spot } from '../../act/hit-test.ts';
import { composedParent } from '../../dom/composed-tree.ts';

/** In a window smaller than this nobody makes out a form by scrolling. */
const MIN_WINDOW_PX = 80;
const SCROLLS = /^(?:auto|scroll)$/;

function isScroller(element: Element, inner: DOMRect): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  if (!SCROLLS.test(overflowX) && !SCROLLS.test(overflowY)) return false;
  return (
    element.clientWidth >= Math.min(inner.width, MIN_WINDOW_PX) &&
    element.clientHeight >= Math.min(inner.height, MIN_WINDOW_PX)
  );
}

const isLocked = (element: Element): boolean => /^(?:hidden|clip)$/.test(getComputedStyle(element).overflowY);

export function scrollToSpot(element: Element, spot: Spot): void {
  const page = document.documentElement;
  const toMiddle = (area: DOMRect) => {
    const { x, y } = spotOf(element, spot);
    return { left: x - area.left - area.width / 2, top: y - area.top - area.height / 2, behavior: 'instant' as const };
  };
  for (let at = composedParent(element).element; at !== undefined; at = composedParent(at).element) {
    if (at === page || at === document.body || !isScroller(at, element.getBoundingClientRect())) continue;
    at.scrollBy(toMiddle(at.getBoundingClientRect()));
  }
  if (isLocked(page) || isLocked(document.body)) return;
  window.scrollBy(toMiddle(new DOMRect(0, 0, innerWidth, innerHeight)));
}
