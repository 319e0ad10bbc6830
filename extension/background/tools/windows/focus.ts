import { browser } from 'wxt/browser';
import { readWindowState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleWindowsFocus: ToolHandler<'windows_focus', BackgroundContext> = async ({ tab }) => {
  const { windowId } = await getTab(tab);
  await browser.windows.update(windowId, { focused: true });
  return readWindowState(windowId);
};
