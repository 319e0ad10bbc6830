/** Puts a tab into a group named ARQ, and back where it was. Best effort: a group is a hint, not the mark itself. */
import { browser } from 'wxt/browser';
import type { RunMark } from '../storage/session-items.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { ToolInput } from '../../shared/tools/types.ts';
import { findTabById } from './tabs.ts';

/** What browsers say of a tab that stands in no group. */
export const NO_GROUP = -1;

type Grouped = Pick<RunMark, 'groupId' | 'former'>;

/** Undefined where the browser has no groups, or the tab cannot be in one: grouping would unpin it. */
export async function groupTab(tabId: number): Promise<Grouped | undefined> {
  const tab = await findTabById(tabId);
  if (tab === undefined || tab.pinned || !hasGroups()) return undefined;
  try {
    const groupId = await browser.tabs.group({ tabIds: [tabId], createProperties: { windowId: tab.windowId } });
    await browser.tabGroups.update(groupId, { title: 'ARQ', color: 'blue' });
    return { groupId, former: { groupId: tab.groupId ?? NO_GROUP, index: tab.index } };
  } catch {
    // Tabs cannot be moved while the user drags one, nor in windows of some apps.
    return undefined;
  }
}

/** Leaves the tab alone when the user has moved it meanwhile. */
export async function ungroupTab({ tabId, groupId, former }: RunMark): Promise<void> {
  const tab = await findTabById(tabId);
  if (tab === undefined || groupId === undefined || tab.groupId !== groupId) return;
  try {
    if (former === undefined || former.groupId === NO_GROUP) {
      await browser.tabs.ungroup(tabId);
      return;
    }
    await browser.tabs.group({ tabIds: [tabId], groupId: former.groupId });
    await browser.tabs.move(tabId, { index: former.index });
  } catch {
    // The former group was closed: the tab stands alone then.
    await browser.tabs.ungroup(tabId).catch(() => undefined);
  }
}

/** Firefox has groups from 139 on; the polyfill shows what is there. */
export function hasGroups(): boolean {
  return 'tabGroups' in browser && 'group' in browser.tabs;
}

export const noGroups = () =>
  new ArqError('tabs.no_groups', 'This browser has no tab groups. Firefox has them from version 139 on.');

/** Gives a group the name, colour and folding that are named. */
export async function changeGroup(
  groupId: number,
  { title, color, collapsed }: Omit<ToolInput<'tabs_name_group'>, 'tab'>,
): Promise<void> {
  await browser.tabGroups.update(groupId, {
    ...(title !== undefined && { title }),
    ...(color !== undefined && { color }),
    ...(collapsed !== undefined && { collapsed }),
  });
}
