/** Downloads as the tools tell of them. Needs the permission. */
import { browser, type Browser } from 'wxt/browser';
import type { Principal } from '../../shared/policy/principal.ts';
import { isListed } from '../../shared/policy/site.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../shared/tools/types.ts';
import { sitesOfDownload } from './download-places.ts';
import { readNeverSites } from './never-sites.ts';
import { formatThing, parseThing } from './thing-ids.ts';

const POLL_MS = 200;

export async function describeDownload(item: Browser.downloads.DownloadItem): Promise<ToolOutput<'downloads_start'>> {
  return {
    download: await formatThing(item.id),
    url: item.url,
    file: item.filename,
    state: stateOf(item),
    receivedBytes: item.bytesReceived,
    totalBytes: item.totalBytes,
    error: item.error ?? '',
  };
}

function stateOf({ state, paused }: Browser.downloads.DownloadItem) {
  if (state === 'complete') return 'done';
  // Firefox calls a paused one interrupted.
  if (paused) return 'paused';
  return state === 'interrupted' ? 'failed' : 'going';
}

/** Those that `principal` may know of: private windows are the user's alone, listed sites nobody's. */
export async function leaveOutUntold(
  items: readonly Browser.downloads.DownloadItem[],
  { kind }: Principal,
): Promise<Browser.downloads.DownloadItem[]> {
  const never = await readNeverSites();
  const isUser = kind === 'panel' || kind === 'cli';
  return items.filter(
    (item) => (isUser || !item.incognito) && !sitesOfDownload(item).some((site) => isListed(site, never)),
  );
}

/** Throws `downloads.not_found`. */
export async function getDownload(id: number): Promise<Browser.downloads.DownloadItem> {
  const [item] = await browser.downloads.search({ id });
  if (item !== undefined) return item;
  throw notFound();
}

/** Throws `downloads.not_found`, also for one that `principal` may not know of. */
export async function parseDownload(download: string, principal: Principal): Promise<number> {
  const id = Number(await parseThing(download, 'downloads_list'));
  const [item] = await leaveOutUntold([await getDownload(Number.isSafeInteger(id) ? id : -1)], principal);
  if (item === undefined) throw notFound();
  return item.id;
}

const notFound = () => new ArqError('downloads.not_found', 'The browser knows no such download. See downloads_list.');

/** As it stands when it has ended, or when the time is over. Looked at again and again: events may come before the id. */
export async function waitForDownload(
  id: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<Browser.downloads.DownloadItem> {
  for (const deadline = Date.now() + waitMs; ;) {
    signal.throwIfAborted();
    const item = await getDownload(id);
    if (stateOf(item) !== 'going' || Date.now() >= deadline) return item;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
