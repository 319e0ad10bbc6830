/**
 * The tab that a click opens (`target=_blank`, the middle button). A click made by script is no gesture of the user's,
 * so the browser would block it as a pop-up; the page engine tells the address instead, and it is opened here. What the
 * browser's own input opens is there already, and found.
 */
import { browser } from 'wxt/browser';
import type { NavigationEvent, Navigations } from './navigations.ts';
import { findTabById, getTabById, tabIdOf } from './tabs.ts';

/** A new tab shows nothing at first, and who acts in it at once would be told so. A slow server is not waited for. */
const COMMITTED_MS = 2_000;

export interface OpenedTab {
  readonly id: number;
  readonly tab: string;
  readonly url: string;
}

/** Beside the tab that asked, and in front when that one is. Returns the new tab; undefined when none was asked for. */
export async function openAskedTab(tabId: number, output: unknown): Promise<OpenedTab | undefined> {
  if (typeof output !== 'object' || output === null || !('opensTab' in output)) return undefined;
  const url = output.opensTab;
  // A page engine is not to be believed: only the web, never a page of the browser's or the extension's.
  if (typeof url !== 'string' || !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return undefined;
  const opener = await getTabById(tabId);
  const created = await browser.tabs.create({
    url,
    active: opener.active,
    // Of its window, and in Firefox of its container, which goes by the opener.
    windowId: opener.windowId,
    openerTabId: tabId,
    index: opener.index + 1,
  });
  const { id } = created;
  return id === undefined ? undefined : { id, tab: await tabIdOf({ ...created, id }), url };
}

/** The tabs that were opened from that one and are there. Of a private window nothing is told outside of those. */
export async function findOpenedTabs(tabId: number, events: readonly NavigationEvent[]): Promise<OpenedTab[]> {
  const opened: OpenedTab[] = [];
  for (const { openedTabId, url } of events) {
    const tab = openedTabId === undefined ? undefined : await findTabById(openedTabId);
    const isTold = tab !== undefined && (!tab.incognito || (await findTabById(tabId))?.incognito === true);
    if (isTold) opened.push({ id: tab.id, tab: await tabIdOf(tab), url });
  }
  return opened;
}

/** Until the tab shows what it was opened for, or will not. */
export async function untilShown(
  { id, url }: Pick<OpenedTab, 'id' | 'url'>,
  navigations: Navigations,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  if (url === 'about:blank') return;
  const isThere = (events: readonly NavigationEvent[]) =>
    events.some(({ step }) => step === 'committed' || step === 'failed') ? true : undefined;
  // The act is done, whatever becomes of the call.
  await navigations.waitFor(id, since, isThere, { timeoutMs: COMMITTED_MS, signal }).catch(() => undefined);
}
