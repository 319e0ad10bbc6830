import { ArqError } from '../../../../shared/protocol/errors.ts';
import { changeGroup, hasGroups, NO_GROUP, noGroups } from '../../tab-groups.ts';
import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsNameGroup: ToolHandler<'tabs_name_group', BackgroundContext> = async ({ tab, ...look }) => {
  const { id, groupId } = await getTab(tab);
  if (!hasGroups()) throw noGroups();
  if (groupId === NO_GROUP)
    throw new ArqError('tabs.no_group', 'The tab stands in no group. Put it into one with tabs_group.');
  await changeGroup(groupId, look);
  return readTabState(id);
};
