import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { changeGroup, hasGroups, noGroups } from '../../tab-groups.ts';
import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsGroup: ToolHandler<'tabs_group', BackgroundContext> = async ({ tab, ...look }) => {
  const { id, windowId, pinned } = await getTab(tab);
  if (!hasGroups()) throw noGroups();
  if (pinned) {
    throw new ArqError(
      'tabs.pinned',
      'The tab is pinned, and pinned tabs stand in no group. Take the pin away with tabs_pin first.',
    );
  }
  const inWindow = look.title === undefined ? [] : await browser.tabGroups.query({ windowId });
  const known = inWindow.find(({ title }) => title === look.title)?.id;
  const into = known === undefined ? { createProperties: { windowId } } : { groupId: known };
  await changeGroup(await browser.tabs.group({ tabIds: [id], ...into }), look);
  return readTabState(id);
};
