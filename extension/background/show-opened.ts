/** What follows when a tab was opened: its page is waited for, and the tab is named whatever became of that. */
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolOutput } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { requireArrival } from './page-loads.ts';
import { outcomeOf } from './page-outcome.ts';
import { getTabById, tabIdOf } from './tabs.ts';

/** Throws what kept the page from coming, with the tab as `opened` in its data. */
export async function showOpened(
  tabId: number,
  url: string,
  since: number,
  { navigations, signal }: BackgroundContext & CallContext,
): Promise<ToolOutput<'tabs_open'>> {
  const tab = await tabIdOf(await getTabById(tabId));
  try {
    if (url !== 'about:blank') await requireArrival(navigations, tabId, since, url, signal);
    const { url: shown, title } = await outcomeOf(tabId, true);
    return { tab, url: shown, title };
  } catch (error) {
    throw withTab(error, tab);
  }
}

/** The tab is there whatever became of its page: it is its opener's, to use or to close. */
function withTab(thrown: unknown, tab: string): ArqError {
  const cause = toArqError(thrown);
  const message = `${cause.message} Its tab is open: ${tab}.`;
  return new ArqError(cause.code, message, { data: { ...cause.data, opened: tab }, cause });
}
