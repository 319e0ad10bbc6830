/** What is known of tabs that may have begun a download. Background only. */
import { browser } from 'wxt/browser';
import { siteOf } from '../../shared/policy/site.ts';
import type { TabPlace } from './download-places.ts';
import type { DownloadTraces } from './download-traces.ts';
import { listFrames } from './page-frames.ts';
import { readableFrames } from './readable-frames.ts';
import { getTabById, type KnownTab } from './tabs.ts';

/** One tab, and all others of the browser, also those that were closed lately. Throws `tabs.gone`. */
export async function tabPlaces(
  tabId: number,
  traces: DownloadTraces,
  never: readonly string[],
): Promise<{ readonly own: TabPlace; readonly others: readonly TabPlace[] }> {
  const own = await getTabById(tabId);
  const open = (await browser.tabs.query({})).flatMap((tab) => (tab.id === undefined ? [] : [{ ...tab, id: tab.id }]));
  const placeOf = async ({ id, incognito, lastAccessed = 0 }: KnownTab): Promise<TabPlace> => {
    const frames = await listFrames(id).catch(() => []);
    const sites = readableFrames(frames, never).flatMap(({ url }) => siteOf(url) ?? []);
    return { ...traceOf(id), sites: new Set(sites), usedAt: lastAccessed, isPrivate: incognito };
  };
  const traceOf = (id: number) => ({ askedFor: traces.askedFor(id), actedAt: traces.actedAt(id) });
  const closed = traces.tabs.filter((id) => !open.some((tab) => tab.id === id));
  return {
    own: await placeOf(own),
    others: [
      ...(await Promise.all(open.filter(({ id }) => id !== tabId).map(placeOf))),
      ...closed.map((id) => ({ ...traceOf(id), sites: new Set<string>(), usedAt: 0, isPrivate: own.incognito })),
    ],
  };
}
