import { browser } from 'wxt/browser';
import { readWindowState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleWindowsClose: ToolHandler<'windows_close', BackgroundContext> = async ({ tab }) => {
  const { windowId } = await getTab(tab);
  const { tabs } = await readWindowState(windowId);
  await browser.windows.remove(windowId);
  return { closed: true, tabs };
};
