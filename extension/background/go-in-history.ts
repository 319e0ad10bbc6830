import { browser } from 'wxt/browser';
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolOutput } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { SILENT_MS, inPageTime } from './in-page-time.ts';
import { waitForArrival } from './page-loads.ts';
import { outcomeOf } from './page-outcome.ts';
import { getTab } from './tabs.ts';

/** A step in the history begins at once or never; Firefox does not say when there is none. */
const BEGIN_MS = 2_000;

/** One step back or forward. Throws `page.no_history` at the end of the history, `page.silent` for a page that is busy. */
export async function goInHistory(
  direction: 'back' | 'forward',
  tab: string | undefined,
  { navigations, dialogs, ...context }: CallContext & Pick<BackgroundContext, 'navigations' | 'dialogs'>,
): Promise<ToolOutput<'page_go_back'>> {
  const { signal } = context;
  const { id } = await getTab(tab);
  await dialogs.assertMayLeave(id, context);
  const since = navigations.now;
  await step(id, direction, signal);
  const hasBegun = await navigations.waitFor(id, since, (events) => (events.length > 0 ? true : undefined), {
    timeoutMs: BEGIN_MS,
    signal,
  });
  if (hasBegun === undefined) throw noHistory(direction);
  const arrival = await waitForArrival(navigations, id, since, signal);
  return outcomeOf(id, arrival.kind !== 'moved', arrival.kind === 'slow' ? 'The page is still loading.' : '');
}

/** Runs in the page. */
function goInPage(delta: number): void {
  history.go(delta);
}

/** The browser's own back skips pages the user did not touch, which are those that ARQ opened; the page's does not. */
async function step(tabId: number, direction: 'back' | 'forward', signal: AbortSignal): Promise<void> {
  const args: [number] = [direction === 'back' ? -1 : 1];
  const asked = browser.scripting.executeScript({ target: { tabId }, func: goInPage, args, injectImmediately: true });
  try {
    await inPageTime(asked, SILENT_MS, signal);
  } catch (error) {
    // What was asked of a busy page it may still do: asking the browser, too, would be a step too far.
    if (/silent|cancelled/.test(toArqError(error).code)) throw error;
    // An error page, or one that is closed to extensions.
    const going = direction === 'back' ? browser.tabs.goBack(tabId) : browser.tabs.goForward(tabId);
    await going.catch((cause: unknown) => {
      throw noHistory(direction, cause);
    });
  }
}

function noHistory(direction: 'back' | 'forward', cause?: unknown): ArqError {
  return new ArqError('page.no_history', `There is no page to go ${direction} to in this tab.`, { cause });
}
