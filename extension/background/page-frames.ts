/**
 * Which document lies in which frame, and which frame in which iframe. What is learned is a cache: documents are
 * asked again after the worker was restarted, tokens lie in `storage.session`. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import { frameTokensItem } from '../storage/session-items.ts';
import { isFirefox } from './browser-kind.ts';

export interface Frame {
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly url: string;
  /** Of the document that is in it; Chromium alone tells. */
  readonly documentId?: string;
}

export interface FrameAddress {
  readonly tabId: number;
  readonly frameId: number;
}

/** Frames of a tab, the main frame first. Throws `tabs.gone`. */
export async function listFrames(tabId: number): Promise<Frame[]> {
  const frames = await browser.webNavigation.getAllFrames({ tabId }).catch(() => null);
  if (frames === null || frames === undefined || frames.length === 0) {
    throw new ArqError('tabs.gone', 'The tab was closed. Choose another one from tabs_list, or open a new one.');
  }
  return frames
    .filter(({ documentLifecycle }) => documentLifecycle === undefined || documentLifecycle === 'active')
    .map(({ frameId, parentFrameId, url, documentId }) => ({
      frameId,
      parentFrameId,
      url,
      ...(!isFirefox && documentId !== undefined && { documentId }),
    }))
    .toSorted((a, b) => a.frameId - b.frameId);
}

/** Document number of a ref such as `d3e12`. Throws `page.ref_invalid`. */
export function docOfRef(ref: string): number {
  const doc = /^d(\d{1,9})[ef]\d{1,9}$/.exec(ref)?.[1];
  if (doc !== undefined) return Number(doc);
  throw new ArqError('page.ref_invalid', `“${ref}” is no ref. Take one such as d1e12 from page_snapshot or page_find.`);
}

interface Place {
  readonly tabId: number;
  readonly frameId: number;
  /** False once another document came into the frame. */
  isCurrent: boolean;
}

const MAX_PLACES = 2_000;

export class DocPlaces {
  readonly #places = new Map<number, Place>();

  learn(doc: number, tabId: number, frameId: number): void {
    if (doc <= 0) return;
    this.#places.set(doc, { tabId, frameId, isCurrent: true });
    if (this.#places.size <= MAX_PLACES) return;
    // Documents that are gone are kept for what their refs are told, and only so many.
    for (const [old, place] of this.#places) if (!place.isCurrent) return void this.#places.delete(old);
  }

  find(doc: number): Place | undefined {
    return this.#places.get(doc);
  }

  /** True when the document in that frame has answered before. */
  hasCurrent(tabId: number, frameId: number): boolean {
    return this.#places.values().some((place) => place.tabId === tabId && place.frameId === frameId && place.isCurrent);
  }

  forgetDocument(tabId: number, frameId: number): void {
    for (const place of this.#places.values()) {
      // A new document in the main frame takes all frames with it.
      if (place.tabId === tabId && (frameId === 0 || place.frameId === frameId)) place.isCurrent = false;
    }
  }

  forgetTab(tabId: number): void {
    for (const [doc, place] of this.#places) if (place.tabId === tabId) this.#places.delete(doc);
  }
}

/** Which frame reported which token. */
export class FrameTokenPlaces {
  readonly #listeners = new Set<() => void>();

  /**
   * Keeps what a child frame reported. The first report of a token counts as long as its frame exists: a page that
   * repeats a token it overheard gets nothing by it.
   */
  async learn(tabId: number, frameId: number, token: string): Promise<void> {
    const key = `${tabId}:${token}`;
    const isTaken = async (owner: number | undefined) =>
      owner !== undefined && owner !== frameId && (await listFrames(tabId)).some((frame) => frame.frameId === owner);
    if (await isTaken((await frameTokensItem.read())[key])) return;
    await frameTokensItem.update((tokens) => ({ ...tokens, [key]: frameId }));
    for (const listener of this.#listeners) listener();
  }

  async forgetTab(tabId: number): Promise<void> {
    await frameTokensItem.update((tokens) =>
      Object.fromEntries(Object.entries(tokens).filter(([key]) => !key.startsWith(`${tabId}:`))),
    );
  }

  /** Frame ids by token, waiting at most `timeoutMs` for children that have not reported yet. */
  resolve(tabId: number, tokens: readonly string[], timeoutMs: number): Promise<Map<string, number>> {
    return this.#resolve(tabId, tokens, timeoutMs, () => false);
  }

  /** The same, waiting for no other frames than these. */
  resolveFrames(
    tabId: number,
    tokens: readonly string[],
    frameIds: ReadonlySet<number>,
    timeoutMs: number,
  ): Promise<Map<string, number>> {
    return this.#resolve(tabId, tokens, timeoutMs, (found) => {
      const known = new Set(found.values());
      return [...frameIds].every((id) => known.has(id));
    });
  }

  async #resolve(
    tabId: number,
    tokens: readonly string[],
    timeoutMs: number,
    isEnough: (found: ReadonlyMap<string, number>) => boolean,
  ): Promise<Map<string, number>> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = await this.#read(tabId, tokens);
      const restMs = deadline - Date.now();
      if (found.size === tokens.length || isEnough(found) || restMs <= 0) return found;
      await this.#nextReport(restMs);
    }
  }

  async #read(tabId: number, tokens: readonly string[]): Promise<Map<string, number>> {
    const stored = await frameTokensItem.read();
    const found = new Map<string, number>();
    for (const token of tokens) {
      // Firefox tells the frame itself.
      const own = /^id:(\d+)$/.exec(token)?.[1];
      const frameId = own === undefined ? stored[`${tabId}:${token}`] : Number(own);
      if (frameId !== undefined) found.set(token, frameId);
    }
    return found;
  }

  #nextReport(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#listeners.delete(end);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(end, timeoutMs);
      this.#listeners.add(end);
    });
  }
}
