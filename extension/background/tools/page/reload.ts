import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { requireArrival } from '../../page-loads.ts';
import { outcomeOf } from '../../page-outcome.ts';
import { addressOf, getTab } from '../../tabs.ts';

export const handlePageReload: ToolHandler<'page_reload', BackgroundContext> = async (
  { tab },
  { navigations, dialogs, ...context },
) => {
  const { signal } = context;
  const target = await getTab(tab);
  await dialogs.assertMayLeave(target.id, context);
  const since = navigations.now;
  await browser.tabs.reload(target.id);
  await requireArrival(navigations, target.id, since, addressOf(target), signal);
  return outcomeOf(target.id, true);
};
