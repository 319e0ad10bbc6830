import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { requireArrival } from '../../page-loads.ts';
import { outcomeOf } from '../../page-outcome.ts';
import { getTab } from '../../tabs.ts';

export const handlePageNavigate: ToolHandler<'page_navigate', BackgroundContext> = async (
  { url, tab },
  { navigations, dialogs, ...context },
) => {
  const { signal } = context;
  const { id } = await getTab(tab);
  await dialogs.assertMayLeave(id, context);
  const since = navigations.now;
  await browser.tabs.update(id, { url });
  await requireArrival(navigations, id, since, url, signal);
  return outcomeOf(id, true);
};
