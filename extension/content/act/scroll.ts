/** Scrolling of the page and of scrollers within it. Always at once: smooth scrolling needs frames. */
import { closestComposed } from '../dom/composed-tree.ts';

function canScroll(element: Element): boolean {
  if (element === document.scrollingElement) return true;
  const { overflowX, overflowY } = getComputedStyle(element);
  const scrolls = (overflow: string, size: number, view: number) =>
    /auto|scroll|overlay/.test(overflow) && size > view + 1;
  return (
    scrolls(overflowY, element.scrollHeight, element.clientHeight) ||
    scrolls(overflowX, element.scrollWidth, element.clientWidth)
  );
}

/** The page's own scroller; on pages that scroll inside a full-size box, that box. */
export function pageScroller(): Element {
  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollHeight > root.clientHeight + 1) return root;
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return (middle === null ? undefined : scrollerAround(middle)) ?? root;
}

export function scrollerAround(element: Element): Element | undefined {
  return closestComposed(element, canScroll);
}

export interface ScrollState {
  readonly x: number;
  readonly y: number;
  readonly atEnd: boolean;
}

export function scrollState(scroller: Element): ScrollState {
  const { scrollLeft, scrollTop, scrollHeight, clientHeight } = scroller;
  return { x: scrollLeft, y: scrollTop, atEnd: scrollTop + clientHeight >= scrollHeight - 1 };
}

export function scrollToEnd(scroller: Element, to: 'top' | 'bottom'): void {
  scroller.scrollTo({ top: to === 'top' ? 0 : scroller.scrollHeight, behavior: 'instant' });
}

/** The browser tells a page of scrolling with the next frame, and a hidden tab gets none. */
export function tellScroll(scroller: Element): void {
  if (!document.hidden) return;
  const isPage = scroller === document.scrollingElement;
  (isPage ? document : scroller).dispatchEvent(new Event('scroll', { bubbles: isPage }));
}
