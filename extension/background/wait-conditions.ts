/** What `page_wait_for` can wait for: each condition looked at once, and what is found on the way. Background only. */
import { browser } from 'wxt/browser';
import { isListed } from '../../shared/policy/site.ts';
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import type { CallContext, ToolInput, ToolOutput } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { BEGAN_BEFORE_MS, type DownloadPlace, isDownloadOfTab, sitesOfDownload } from './download-places.ts';
import { readNeverSites } from './never-sites.ts';
import { callShown } from './shown-frames.ts';
import { tabPlaces } from './tab-places.ts';
import { addressOf, getTabById } from './tabs.ts';
import { formatThing } from './thing-ids.ts';

export type Wish = ToolInput<'page_wait_for'>;
type Context = CallContext & BackgroundContext;
/** What came of it; undefined while it is not so. */
type Found = Partial<ToolOutput<'page_wait_for'>> | undefined;

export interface Wait {
  readonly tabId: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly wish: Wish;
}

const READ_CHARS = 2_000_000;
const IS_REF = /^d\d+e\d+$/;
/** A page that loaded nothing, or changed nothing, for so long is quiet. */
export const QUIET_MS = 500;
const CANDIDATES = 20;

const squash = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** All that was wished for, at one time. Rejects with what makes it impossible. */
export async function look(wait: Wait, context: Context): Promise<Found> {
  const { text, role, gone, ref, enabled, address, until } = wait.wish;
  const { tabId } = wait;
  let found: Found = {};
  if (address !== undefined && !fitsAddress(addressOf(await getTabById(tabId)), address)) return undefined;
  if (ref !== undefined && !(await showsElement(tabId, ref, context, enabled))) return undefined;
  if (role !== undefined && text !== undefined) {
    const shown = await findElement(tabId, { role, name: text }, enabled === true, context);
    if (shown === undefined) return undefined;
    found = { ref: shown };
  } else if (text !== undefined && !(await showsText(tabId, text, context))) return undefined;
  if (gone !== undefined) {
    const isThere = IS_REF.test(gone) ? hasElement(tabId, gone, context) : showsText(tabId, gone, context);
    if (await isThere) return undefined;
  }
  if (until === undefined) return found;
  const rest = until === 'download' ? await findDownload(wait, context) : await isQuiet(tabId, until, context);
  return rest === undefined ? undefined : { ...found, ...rest };
}

/** True when `wanted` is part of the address; `*` in it stands for anything. */
export function fitsAddress(address: string, wanted: string): boolean {
  const parts = wanted.toLowerCase().split('*');
  let at = 0;
  for (const part of parts) {
    const place = address.toLowerCase().indexOf(part, at);
    if (place === -1) return false;
    at = place + part.length;
  }
  return true;
}

async function showsText(tabId: number, text: string, context: Context): Promise<boolean> {
  const read = () => callShown(tabId, 'frame_text', { maxChars: READ_CHARS }, context);
  const answers = await whileThere(read);
  return answers?.some(({ output }) => squash(output.text).includes(squash(text))) ?? false;
}

async function findElement(
  tabId: number,
  query: { readonly role: string; readonly name: string },
  mustBeEnabled: boolean,
  context: Context,
): Promise<string | undefined> {
  const find = () => callShown(tabId, 'frame_find', { ...query, limit: CANDIDATES }, context);
  const answers = await whileThere(find);
  const candidates = (answers ?? []).flatMap(({ output }) => output.candidates).filter(({ isVisible }) => isVisible);
  for (const { ref } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (!mustBeEnabled || (await showsElement(tabId, ref, context, true).catch(() => false))) return ref;
  }
  return undefined;
}

/** Throws `page.ref_stale` and `page.frame_gone`: what is gone does not come back under its ref. */
async function showsElement(tabId: number, ref: string, context: Context, mustBeEnabled = false): Promise<boolean> {
  const at = await context.pages.locate(ref, tabId);
  const { box, isEnabled } = await context.pages.call(at, 'frame_measure', { ref }, context);
  if (mustBeEnabled && isEnabled === false) return false;
  return box !== undefined && box.width > 0 && box.height > 0;
}

async function hasElement(tabId: number, ref: string, context: Context): Promise<boolean> {
  try {
    return await showsElement(tabId, ref, context);
  } catch (error) {
    if (['page.ref_stale', 'page.frame_gone', 'page.unloaded'].includes(toArqError(error).code)) return false;
    throw error;
  }
}

async function isQuiet(tabId: number, kind: 'network' | 'stable', context: Context): Promise<Found> {
  if ((await getTabById(tabId)).status === 'loading') return undefined;
  const at = { tabId, frameId: 0 };
  const activity = await whileThere(() => context.pages.call(at, 'frame_activity', {}, context));
  if (activity === undefined || activity.networkQuietMs < QUIET_MS) return undefined;
  return kind === 'network' || activity.stillMs >= QUIET_MS ? {} : undefined;
}

/** Of those that this tab began, the newest, by its id alone. Throws `downloads.not_allowed` and `downloads.failed`. */
async function findDownload({ startedAt, tabId }: Wait, context: Context): Promise<Found> {
  const { downloads } = browser as { downloads?: typeof browser.downloads };
  if (downloads === undefined || !(await browser.permissions.contains({ permissions: ['downloads'] }))) {
    throw new ArqError(
      'downloads.not_allowed',
      'ARQ may not see downloads in this browser. Allow it in the panel, or look for the file.',
    );
  }
  const startedAfter = new Date(startedAt - BEGAN_BEFORE_MS).toISOString();
  const [items, never] = await Promise.all([
    downloads.search({ startedAfter, orderBy: ['-startTime'] }),
    readNeverSites(),
  ]);
  const isOpen = (item: DownloadPlace) => !sitesOfDownload(item).some((site) => isListed(site, never));
  const open = items.filter(isOpen);
  if (open.length === 0) return undefined;
  const { own, others } = await tabPlaces(tabId, context.downloads, never);
  const newest = open.find((item) => isDownloadOfTab(item, own, others));
  if (newest?.state === 'interrupted' && !newest.paused) {
    throw new ArqError('downloads.failed', `The download ended early: ${newest.error ?? 'unknown'}.`);
  }
  return newest?.state === 'complete' ? { download: await formatThing(newest.id) } : undefined;
}

/** Undefined while another page loads: there is nothing to see. */
async function whileThere<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (toArqError(error).code === 'page.unloaded') return undefined;
    throw error;
  }
}
