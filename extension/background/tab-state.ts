/** Tabs and windows as the tools tell of them, read afresh from the browser. */
import { browser, type Browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../shared/tools/types.ts';
import { readDevice } from './browser-kind.ts';
import { hasGroups, NO_GROUP } from './tab-groups.ts';
import { addressOf, getTabById, tabIdOf } from './tabs.ts';

export async function windowIdOf(windowId: number | undefined): Promise<string> {
  return `${await readDevice()}.w${windowId ?? -1}`;
}

/** Throws `tabs.gone`. */
export async function readTabState(tabId: number): Promise<ToolOutput<'tabs_get'>> {
  const tab = await getTabById(tabId);
  const group = await readGroup(tab);
  return {
    tab: await tabIdOf(tab),
    window: await windowIdOf(tab.windowId),
    index: tab.index,
    url: addressOf(tab),
    title: tab.title ?? '',
    isActive: tab.active,
    isPinned: tab.pinned,
    isMuted: tab.mutedInfo?.muted ?? false,
    isDiscarded: tab.discarded,
    isPrivate: tab.incognito,
    ...(group !== undefined && {
      group: { title: group.title ?? '', color: group.color, isCollapsed: group.collapsed },
    }),
  };
}

async function readGroup({ groupId }: Browser.tabs.Tab): Promise<Browser.tabGroups.TabGroup | undefined> {
  if (groupId === NO_GROUP || !hasGroups()) return undefined;
  // The group may go between the two questions.
  return browser.tabGroups.get(groupId).catch(() => undefined);
}

/** Throws `windows.gone`. */
export async function readWindowState(windowId: number): Promise<ToolOutput<'windows_focus'>> {
  const window = await browser.windows.get(windowId, { populate: true }).catch(() => undefined);
  if (window === undefined) throw new ArqError('windows.gone', 'The window was closed. See windows_list.');
  return {
    window: await windowIdOf(windowId),
    isFocused: window.focused,
    isPrivate: window.incognito,
    state: window.state ?? 'normal',
    left: window.left ?? 0,
    top: window.top ?? 0,
    width: window.width ?? 0,
    height: window.height ?? 0,
    tabs: window.tabs?.length ?? 0,
  };
}
