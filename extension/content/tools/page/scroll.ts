import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { pause } from '../../act/pause.ts';
import { seekerOf } from '../../act/find-said.ts';
import { elementAt, middleOf, scrollToElement } from '../../act/hit-test.ts';
import { pageScroller, scrollerAround, scrollState, scrollToEnd, tellScroll } from '../../act/scroll.ts';
import { scrollUntil } from '../../act/scroll-until.ts';
import { fireWheel } from '../../act/wheel.ts';
import type { ContentContext } from '../../content-context.ts';

/** Pages that load more when they are scrolled begin to do so within this time. */
const LOADS_WITHIN_MS = 120;

/** Maps, carousels and editors scroll by themselves. False when the page took the wheel for itself. */
function turnWheel(over: Element, by: number): boolean {
  const middle = over === document.scrollingElement ? { x: innerWidth / 2, y: innerHeight / 2 } : middleOf(over);
  return fireWheel(elementAt(middle) ?? over, middle, { y: by });
}

export const handlePageScroll: ToolHandler<'page_scroll', ContentContext> = async (input, context) => {
  const element = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const isInside = element !== undefined && (input.to ?? input.by ?? input.until) !== undefined;
  const scroller = (isInside ? scrollerAround(element) : undefined) ?? pageScroller();
  if (input.until !== undefined) {
    const found = await scrollUntil(input.until, seekerOf(input.until), scroller, context.signal);
    return { ...scrollState(scroller), ref: context.refs.refOf(found) };
  }
  if (element !== undefined && !isInside) scrollToElement(element);
  if (input.to !== undefined) scrollToEnd(scroller, input.to);
  if (input.by !== undefined && turnWheel(element ?? scroller, input.by)) {
    scroller.scrollBy({ top: input.by, behavior: 'instant' });
  }
  // Nothing said: one screen further.
  if (element === undefined && input.to === undefined && input.by === undefined) {
    scroller.scrollBy({ top: scroller.clientHeight * 0.9, behavior: 'instant' });
  }
  tellScroll(scroller);
  await pause(LOADS_WITHIN_MS, context.signal);
  return scrollState(scroller);
};
