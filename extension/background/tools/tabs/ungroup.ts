import { browser } from 'wxt/browser';
import { hasGroups, NO_GROUP } from '../../tab-groups.ts';
import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsUngroup: ToolHandler<'tabs_ungroup', BackgroundContext> = async ({ tab }) => {
  const { id, groupId } = await getTab(tab);
  if (hasGroups() && groupId !== NO_GROUP) await browser.tabs.ungroup(id);
  return readTabState(id);
};
