/**
 * Which tabs are watched, and under which channel: the hooks of every document that comes into them tell what passes
 * there (`hook-page.ts`), which its page engine keeps. Tabs nobody asked about hold nothing, nor do those that nobody
 * asked about lately, and documents of listed sites. What is watched outlives the worker, so that the hooks of documents
 * that are there are found again. Background only.
 */
import { browser } from 'wxt/browser';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { Watched } from '../../messaging/watch-contract.ts';
import { watchesItem } from '../../storage/session-items.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import { ownCall } from '../own-calls.ts';
import type { Navigations } from '../navigations.ts';
import { inPageTime } from '../in-page-time.ts';
import type { PageCalls } from '../page-calls.ts';
import { listFrames, type Frame, type FrameAddress } from '../page-frames.ts';
import { readNeverSites } from '../never-sites.ts';
import { readableFrames } from '../readable-frames.ts';
import { findReadableTarget, targetOf, type InjectionTarget } from '../readable-target.ts';
import { hookPage } from './hook-page.ts';

/** A watch that nobody reads ends after this. */
export const WATCH_MS = 10 * 60_000;

export interface Watch {
  readonly channel: string;
  /** Epoch milliseconds of the first call. */
  readonly since: number;
  /** Epoch milliseconds of the last one. */
  readonly readAt: number;
}

const isOver = ({ readAt }: Watch): boolean => Date.now() - readAt >= WATCH_MS;
const keyOf = (tabId: number, watched: Watched) => `${tabId}:${watched}`;

export class PageWatches {
  readonly #pages: PageCalls;
  readonly #listeners = new Set<(tabId: number, isWatched: boolean) => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #watches: Promise<Map<string, Watch>> | undefined;

  constructor(pages: PageCalls, navigations: Navigations) {
    this.#pages = pages;
    navigations.onFrame((tabId, frameId, step) => {
      if (step === 'committed') void this.#enterAgain(tabId, frameId).catch(() => undefined);
    });
  }

  /** Tells when a tab's requests begin and end to be watched, and of those that were before the worker started. */
  onNetwork(listener: (tabId: number, isWatched: boolean) => void): void {
    this.#listeners.add(listener);
    void this.#tell(listener);
  }

  /** The tab's watch, begun if there is none; `isNew` when it is. */
  async begin(tabId: number, watched: Watched, context: CallContext): Promise<Watch & { readonly isNew: boolean }> {
    const watches = await this.#load();
    const key = keyOf(tabId, watched);
    const known = await this.#find(key);
    const isNew = known === undefined;
    const readAt = Date.now();
    const watch = isNew ? { channel: `arq-${crypto.randomUUID()}`, since: readAt, readAt } : { ...known, readAt };
    watches.set(key, watch);
    await this.#store(watches);
    this.#endLater(key, watch);
    if (!isNew) return { ...watch, isNew };
    if (watched === 'network') this.#tellAll(tabId, true);
    const frames = readableFrames(await listFrames(tabId), await readNeverSites());
    const enter = (frame: Frame) =>
      this.#enter(
        { tabId, frameId: frame.frameId },
        targetOf(tabId, frame),
        { watched, channel: watch.channel },
        context,
      );
    await Promise.all(frames.map(enter));
    return { ...watch, isNew };
  }

  async forgetTab(tabId: number): Promise<void> {
    const watches = await this.#load();
    for (const watched of ['console', 'network'] as const) {
      if (watches.has(keyOf(tabId, watched))) await this.#end(keyOf(tabId, watched));
    }
  }

  /** A computer that sleeps ends nothing meanwhile. */
  async #find(key: string): Promise<Watch | undefined> {
    const watch = (await this.#load()).get(key);
    if (watch === undefined || !isOver(watch)) return watch;
    await this.#end(key);
    return undefined;
  }

  async #end(key: string): Promise<void> {
    const watches = await this.#load();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (!watches.delete(key)) return;
    if (key.endsWith(':network')) this.#tellAll(Number.parseInt(key, 10), false);
    await this.#store(watches);
  }

  #endLater(key: string, { readAt }: Watch): void {
    clearTimeout(this.#timers.get(key));
    // A worker that ends before looks again when it starts.
    const timer = setTimeout(() => void this.#end(key).catch(() => undefined), readAt + WATCH_MS - Date.now());
    this.#timers.set(key, timer);
  }

  #tellAll(tabId: number, isWatched: boolean): void {
    for (const listener of this.#listeners) listener(tabId, isWatched);
  }

  async #tell(listener: (tabId: number, isWatched: boolean) => void): Promise<void> {
    const watches = await this.#load();
    for (const key of watches.keys()) if (key.endsWith(':network')) listener(Number.parseInt(key, 10), true);
  }

  #load(): Promise<Map<string, Watch>> {
    this.#watches ??= watchesItem.read().then((stored) => {
      const watches = new Map(Object.entries(stored).filter(([, watch]) => !isOver(watch)));
      for (const [key, watch] of watches) this.#endLater(key, watch);
      return watches;
    });
    return this.#watches;
  }

  async #store(watches: ReadonlyMap<string, Watch>): Promise<void> {
    await watchesItem.update(() => Object.fromEntries(watches));
  }

  async #enterAgain(tabId: number, frameId: number): Promise<void> {
    for (const watched of ['console', 'network'] as const) {
      const watch = await this.#find(keyOf(tabId, watched));
      if (watch === undefined) continue;
      const target = await findReadableTarget({ tabId, frameId });
      if (target === undefined) continue;
      await this.#enter({ tabId, frameId }, target, { watched, channel: watch.channel }, ownCall());
    }
  }

  /** Hooks first: they keep what passes until the page engine listens. A frame that cannot be entered is left out. */
  async #enter(
    at: FrameAddress,
    target: InjectionTarget,
    { watched, channel }: { readonly watched: Watched; readonly channel: string },
    context: CallContext,
  ): Promise<void> {
    try {
      const hooking = browser.scripting.executeScript({
        target,
        world: 'MAIN',
        injectImmediately: true,
        func: hookPage,
        args: [channel, watched],
      });
      await inPageTime(hooking, CHILD_FRAME_MS, context.signal);
      await this.#pages.call(at, 'frame_watch', { channel }, context, CHILD_FRAME_MS);
    } catch {
      // Pages that ARQ may not enter have no console for it either; reading them says why.
    }
  }
}
