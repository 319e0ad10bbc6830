import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
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
  const tab = { ...created, id: created.id };
  if (url !== 'about:blank') await requireArrival(navigations, tab.id, since, url, signal);
  const { url: shown, title } = await outcomeOf(tab.id, true);
  return { tab: await tabIdOf(tab), url: shown, title };
};
