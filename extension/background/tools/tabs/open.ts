import { browser } from 'wxt/browser';
import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { requireArrival } from '../../page-loads.ts';
import { outcomeOf } from '../../page-outcome.ts';
import { findWindowForTab } from '../../private-windows.ts';
import { tabIdOf } from '../../tabs.ts';

export const handleTabsOpen: ToolHandler<'tabs_open', BackgroundContext> = async (
  { url, background = false },
  { navigations, principal, signal },
) => {
  const since = navigations.now;
  const windowId = await findWindowForTab(principal);
  const created = await browser.tabs.create({
    url,
    active: !background,
    ...(windowId !== undefined && { windowId }),
  });
  if (created.id === undefined) throw new ArqError('tabs.gone', 'The browser opened no tab. Open a window first.');
  const { id } = created;
  const tab = await tabIdOf({ ...created, id });
  try {
    if (url !== 'about:blank') await requireArrival(navigations, id, since, url, signal);
    const { url: shown, title } = await outcomeOf(id, true);
    return { tab, url: shown, title };
  } catch (error) {
    throw withTab(error, tab);
  }
};

/** The tab is there whatever became of its page: it is its opener's, to use or to close. */
function withTab(thrown: unknown, tab: string): ArqError {
  const cause = toArqError(thrown);
  const message = `${cause.message} Its tab is open: ${tab}.`;
  return new ArqError(cause.code, message, { data: { ...cause.data, opened: tab }, cause });
}
