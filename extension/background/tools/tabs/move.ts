import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { readTabState } from '../../tab-state.ts';
import { getTab, type KnownTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsMove: ToolHandler<'tabs_move', BackgroundContext> = async ({ tab, index = -1, beside }) => {
  const target = await getTab(tab);
  await browser.tabs.move(target.id, beside === undefined ? { index } : placeBeside(target, await getTab(beside)));
  return readTabState(target.id);
};

function placeBeside(target: KnownTab, other: KnownTab): { windowId: number; index: number } {
  if (target.incognito !== other.incognito) {
    throw new ArqError(
      'tabs.other_privacy',
      'One of these tabs is in a private window and the other is not; browsers move none between such windows. Open its address there instead.',
    );
  }
  // Taking it out first moves what stands behind it up by one.
  const isBefore = target.windowId === other.windowId && target.index < other.index;
  return { windowId: other.windowId, index: isBefore ? other.index : other.index + 1 };
}
