import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { getTab } from '../../tabs.ts';

export const handleTabsClose: ToolHandler<'tabs_close', BackgroundContext> = async ({ tab }) => {
  const { id } = await getTab(tab);
  await browser.tabs.remove(id);
  return { closed: true };
};
