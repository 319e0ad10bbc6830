import { browser } from 'wxt/browser';
import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsMute: ToolHandler<'tabs_mute', BackgroundContext> = async ({ tab, muted }) => {
  const { id } = await getTab(tab);
  await browser.tabs.update(id, { muted });
  return readTabState(id);
};
