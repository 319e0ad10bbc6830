import { browser } from 'wxt/browser';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { describeBrowser, readDevice } from '../../browser-kind.ts';
import { formatTabId } from '../../tab-ids.ts';
import { addressOf } from '../../tabs.ts';

export const handleTabsList: ToolHandler<'tabs_list', BackgroundContext> = async ({ text }) => {
  const [device, { title: browserTitle }, tabs] = await Promise.all([
    readDevice(),
    describeBrowser(),
    browser.tabs.query({}),
  ]);
  const wanted = text?.trim().toLowerCase() ?? '';
  const listed = tabs.flatMap((tab) => {
    const url = addressOf(tab);
    const title = tab.title ?? '';
    if (tab.id === undefined || !`${title}\n${url}`.toLowerCase().includes(wanted)) return [];
    return {
      tab: formatTabId(device, tab.id),
      browser: browserTitle,
      window: `${device}.w${tab.windowId}`,
      title,
      url,
      isActive: tab.active,
      isPrivate: tab.incognito,
    };
  });
  return { tabs: listed };
};
