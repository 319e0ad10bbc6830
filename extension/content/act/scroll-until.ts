/** Scrolls on, a screen at a time, until a text shows: for lists that load more when one comes to their end. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { scrollToElement } from './hit-test.ts';
import { pause, throwIfCancelled } from './pause.ts';
import { tellScroll } from './scroll.ts';

const TIMEOUT_MS = 25_000;
const STEP_MS = 120;
/** A list that grew no more for so long at its end has ended. */
const ENDED_MS = 2500;
const STEP_OF_SCREEN = 0.9;

/** Resolves with the element that `seek` finds for the text, in view. Throws `page.text_not_reached`. */
export async function scrollUntil(
  text: string,
  seek: () => Element | undefined,
  scroller: Element,
  signal: AbortSignal,
): Promise<Element> {
  const end = performance.now() + TIMEOUT_MS;
  let restedSince = performance.now();
  for (let place = -1, size = -1; ;) {
    // A pause that was cancelled takes no time: without this the page would be read again and again in one task.
    throwIfCancelled(signal);
    const found = seek();
    if (found !== undefined) {
      scrollToElement(found);
      tellScroll(scroller);
      return found;
    }
    const now = performance.now();
    if (scroller.scrollTop !== place || scroller.scrollHeight !== size) restedSince = now;
    if (now > end || now - restedSince > ENDED_MS) break;
    place = scroller.scrollTop;
    size = scroller.scrollHeight;
    scroller.scrollBy({ top: scroller.clientHeight * STEP_OF_SCREEN, behavior: 'instant' });
    tellScroll(scroller);
    await pause(STEP_MS, signal);
  }
  throw new ArqError(
    'page.text_not_reached',
    `“${text.slice(0, 80)}” did not show, though the page was scrolled ${
      performance.now() > end ? `for ${TIMEOUT_MS / 1000} s` : 'to its end'
    }. Check the words, or scroll on.`,
  );
}
