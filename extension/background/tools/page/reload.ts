import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { requireArrival } from '../../page-loads.ts';
import { outcomeOf } from '../../page-outcome.ts';
import { addressOf, getTab } from '../../tabs.ts';

export const handlePageReload: ToolHandler<'page_reload', BackgroundContext> = async (
  { tab },
  { navigations, signal },
) => {
  const target = await getTab(tab);
  const since = navigations.now;
  await browser.tabs.reload(target.id);
  await requireArrival(navigations, target.id, since, addressOf(target), signal);
  return outcomeOf(target.id, true);
};
