/** Tabs by the ids that the world outside uses. The browser is authoritative; nothing is kept here. */
import { browser, type Browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import { readDevice } from './browser-kind.ts';
import { formatTabId, parseTabId } from './tab-ids.ts';

/** A tab that has an id, which all but devtools' have. */
export type KnownTab = Browser.tabs.Tab & { readonly id: number };

function known(tab: Browser.tabs.Tab | undefined): KnownTab | undefined {
  return tab?.id === undefined || tab.id < 0 ? undefined : { ...tab, id: tab.id };
}

/** Address that a tab shows or is on its way to. */
export function addressOf(tab: Browser.tabs.Tab): string {
  return tab.url ?? tab.pendingUrl ?? '';
}

export async function tabIdOf(tab: KnownTab): Promise<string> {
  return formatTabId(await readDevice(), tab.id);
}

/** The tab as the browser has it now. Throws `tabs.gone`. */
export async function getTabById(tabId: number): Promise<KnownTab> {
  const tab = await findTabById(tabId);
  if (tab !== undefined) return tab;
  throw new ArqError('tabs.gone', 'The tab was closed. Choose another one from tabs_list, or open a new one.');
}

export async function findTabById(tabId: number): Promise<KnownTab | undefined> {
  try {
    return known(await browser.tabs.get(tabId));
  } catch {
    // The browser's way to say that there is none.
    return undefined;
  }
}

/** The named tab, or the current one. Throws `tabs.gone` and `tabs.required`. */
export async function getTab(tab: string | undefined): Promise<KnownTab> {
  if (tab !== undefined) return getTabById(parseTabId(await readDevice(), tab));
  const current = await findCurrentTab();
  if (current !== undefined) return current;
  throw new ArqError('tabs.required', 'No tab is open to act in. Open one with tabs_open, or name one in “tab”.');
}

/**
 * The tab that the user looks at: in front in the window used last. One of ARQ's own pages counts as the tab used
 * before it, since a user who reads the panel in a tab means the page, not the panel.
 */
export async function findCurrentTab(): Promise<KnownTab | undefined> {
  const ownPages = browser.runtime.getURL('/');
  const windows = await browser.windows.getAll({ populate: true, windowTypes: ['normal'] });
  const lastUse = (tab: Browser.tabs.Tab | undefined) => tab?.lastAccessed ?? 0;
  const activeOf = (window: Browser.windows.Window) => window.tabs?.find((tab) => tab.active);
  const byUse = windows.toSorted((a, b) => lastUse(activeOf(b)) - lastUse(activeOf(a)));
  const window = windows.find(({ focused }) => focused) ?? byUse[0];
  if (window === undefined) return undefined;
  const active = activeOf(window);
  if (active === undefined || !addressOf(active).startsWith(ownPages)) return known(active);
  const others = (window.tabs ?? []).filter((tab) => !addressOf(tab).startsWith(ownPages));
  return known(others.toSorted((a, b) => lastUse(b) - lastUse(a))[0] ?? active);
}
