/**
 * Which tabs are watched, and under which channel: the hooks of every document that comes into them tell what passes
 * there (`hook-page.ts`), which its page engine keeps. Tabs nobody asked about hold nothing. What is watched outlives
 * the worker, so that the hooks of documents that are there are found again. Background only.
 */
import { browser } from 'wxt/browser';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { Watched } from '../../messaging/watch-contract.ts';
import { watchesItem } from '../../storage/session-items.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import type { Navigations } from '../navigations.ts';
import type { PageCalls } from '../page-calls.ts';
import { listFrames } from '../page-frames.ts';
import { hookPage } from './hook-page.ts';

export interface Watch {
  readonly channel: string;
  /** Epoch milliseconds of the first call. */
  readonly since: number;
}

const keyOf = (tabId: number, watched: Watched) => `${tabId}:${watched}`;

export class PageWatches {
  readonly #pages: PageCalls;
  readonly #listeners = new Set<(tabId: number, isWatched: boolean) => void>();
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
    const known = watches.get(keyOf(tabId, watched));
    if (known !== undefined) return { ...known, isNew: false };
    const watch = { channel: `arq-${crypto.randomUUID()}`, since: Date.now() };
    watches.set(keyOf(tabId, watched), watch);
    await this.#store(watches);
    if (watched === 'network') for (const listener of this.#listeners) listener(tabId, true);
    const frames = await listFrames(tabId);
    await Promise.all(frames.map(({ frameId }) => this.#enter(tabId, frameId, watched, watch.channel, context)));
    return { ...watch, isNew: true };
  }

  async forgetTab(tabId: number): Promise<void> {
    const watches = await this.#load();
    for (const watched of ['console', 'network'] as const) {
      if (!watches.delete(keyOf(tabId, watched))) continue;
      if (watched === 'network') for (const listener of this.#listeners) listener(tabId, false);
      await this.#store(watches);
    }
  }

  async #tell(listener: (tabId: number, isWatched: boolean) => void): Promise<void> {
    const watches = await this.#load();
    for (const key of watches.keys()) if (key.endsWith(':network')) listener(Number.parseInt(key, 10), true);
  }

  #load(): Promise<Map<string, Watch>> {
    this.#watches ??= watchesItem.read().then((stored) => new Map(Object.entries(stored)));
    return this.#watches;
  }

  async #store(watches: ReadonlyMap<string, Watch>): Promise<void> {
    await watchesItem.update(() => Object.fromEntries(watches));
  }

  async #enterAgain(tabId: number, frameId: number): Promise<void> {
    const watches = await this.#load();
    const context: CallContext = {
      principal: { kind: 'panel' },
      signal: new AbortController().signal,
      allowedRisk: 'read',
    };
    for (const watched of ['console', 'network'] as const) {
      const watch = watches.get(keyOf(tabId, watched));
      if (watch !== undefined) await this.#enter(tabId, frameId, watched, watch.channel, context);
    }
  }

  /** Hooks first: they keep what passes until the page engine listens. A frame that cannot be entered is left out. */
  async #enter(tabId: number, frameId: number, watched: Watched, channel: string, context: CallContext): Promise<void> {
    try {
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        world: 'MAIN',
        injectImmediately: true,
        func: hookPage,
        args: [channel, watched],
      });
      await this.#pages.call({ tabId, frameId }, 'frame_watch', { channel }, context, CHILD_FRAME_MS);
    } catch {
      // Pages that ARQ may not enter have no console for it either; reading them says why.
    }
  }
}
