import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { addressOf, getTab } from '../../tabs.ts';

export const handleTabsActivate: ToolHandler<'tabs_activate', BackgroundContext> = async ({ tab }) => {
  const target = await getTab(tab);
  await browser.tabs.update(target.id, { active: true });
  await browser.windows.update(target.windowId, { focused: true });
  return { tab, url: addressOf(target), title: target.title ?? '' };
};
