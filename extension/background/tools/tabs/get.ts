import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsGet: ToolHandler<'tabs_get', BackgroundContext> = async ({ tab }) => {
  return readTabState((await getTab(tab)).id);
};
