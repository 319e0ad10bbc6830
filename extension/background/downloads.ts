/** Downloads as the tools tell of them. Needs the permission. */
import { browser, type Browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../shared/tools/types.ts';
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

/** Throws `downloads.not_found`. */
export async function getDownload(id: number): Promise<Browser.downloads.DownloadItem> {
  const [item] = await browser.downloads.search({ id });
  if (item !== undefined) return item;
  throw new ArqError('downloads.not_found', 'The browser knows no such download. See downloads_list.');
}

export async function parseDownload(download: string): Promise<number> {
  const id = Number(await parseThing(download, 'downloads_list'));
  return getDownload(Number.isSafeInteger(id) ? id : -1).then((item) => item.id);
}

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
