/**
 * Puts a witness into the page's own world of documents that are about to be acted on, once for each, and knows its
 * key (`extension/messaging/work-witness.ts`). What is known is a cache: a document gets a second one after the
 * worker was restarted, and the first stays silent. Background only.
 */
import { browser } from 'wxt/browser';
import { BEGUN_WORK } from '../messaging/begun-work.ts';
import { serveHidden } from '../messaging/serve-hidden.ts';
import { LONGEST_ACT_MS } from '../messaging/witness-events.ts';
import { witnessWork } from '../messaging/work-witness.ts';
import type { Navigations } from './navigations.ts';
import type { FrameAddress } from './page-frames.ts';
import { findReadableTarget } from './readable-target.ts';

/** A page whose scripts keep it busy is acted on without one. */
const WITHIN_MS = 300;

const placeOf = ({ tabId, frameId }: FrameAddress) => `${tabId}.${frameId}`;

export class PageWitnesses {
  readonly #keys = new Map<string, Promise<string | undefined>>();

  constructor(navigations: Navigations) {
    navigations.onFrame((tabId, frameId, step) => {
      if (step !== 'committed') return;
      this.#keys.delete(placeOf({ tabId, frameId }));
      // A new document in the main frame takes all frames with it.
      if (frameId === 0) this.forgetTab(tabId);
    });
    browser.tabs.onRemoved.addListener((tabId) => this.forgetTab(tabId));
  }

  forgetTab(tabId: number): void {
    for (const place of this.#keys.keys()) if (place.startsWith(`${tabId}.`)) this.#keys.delete(place);
  }

  /** Key of the document's witness; undefined where none can be had in time. Never rejects. */
  async call(at: FrameAddress): Promise<string | undefined> {
    const place = placeOf(at);
    const known = this.#keys.get(place) ?? this.#enter(place, at);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), WITHIN_MS);
    });
    const key = await Promise.race([known, late]);
    clearTimeout(timer);
    return key;
  }

  async #enter(place: string, at: FrameAddress): Promise<string | undefined> {
    const entering = enter(at);
    this.#keys.set(place, entering);
    const key = await entering;
    if (key === undefined && this.#keys.get(place) === entering) this.#keys.delete(place);
    return key;
  }
}

async function enter(at: FrameAddress): Promise<string | undefined> {
  const key = `arq-${crypto.randomUUID()}`;
  try {
    const target = await findReadableTarget(at);
    if (target === undefined) return undefined;
    const entered = { target, world: 'MAIN', injectImmediately: true } as const;
    await Promise.all([
      browser.scripting.executeScript({ ...entered, func: serveHidden, args: [key, LONGEST_ACT_MS] }),
      browser.scripting.executeScript({ ...entered, func: witnessWork, args: [key, BEGUN_WORK] }),
    ]);
    return key;
  } catch {
    // Pages that may not be entered are not acted on either, and say why.
    return undefined;
  }
}
