import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { untilShown } from '../../opened-tab.ts';
import { readTabState } from '../../tab-state.ts';
import { addressOf, getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsDuplicate: ToolHandler<'tabs_duplicate', BackgroundContext> = async (
  { tab },
  { navigations, signal },
) => {
  const since = navigations.now;
  const made = await browser.tabs.duplicate((await getTab(tab)).id);
  if (made?.id === undefined) throw new ArqError('tabs.gone', 'The browser made no second tab. See tabs_list.');
  await untilShown({ id: made.id, url: addressOf(made) }, navigations, since, signal);
  return readTabState(made.id);
};
