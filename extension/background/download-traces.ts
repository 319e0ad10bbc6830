/**
 * What tabs did that may have begun a download: the addresses that they asked for, and when ARQ acted in them. The browser
 * tells of a download neither its tab nor its frame. Caches only: what came before the worker started is not known.
 * Background only.
 */
import { browser } from 'wxt/browser';

/** Addresses that the tab asked for, with the time of each (epoch milliseconds), the newest last. */
export type AskedFor = readonly { readonly url: string; readonly at: number }[];

const KEPT_PER_TAB = 40;
const KEPT_TABS = 200;

/** Lets go of what was put in first. */
function prune(map: Map<number, unknown>): void {
  for (const key of map.keys()) if (map.size > KEPT_TABS) map.delete(key);
}

export class DownloadTraces {
  readonly #asked = new Map<number, { url: string; at: number }[]>();
  readonly #acted = new Map<number, number>();

  /** Registers the listeners; must run while the worker starts. */
  listen(): void {
    // A link with `download` is “other” in Chromium and “main_frame” in Firefox. Redirects come as requests of their own.
    const types = ['main_frame', 'sub_frame', 'other'] as const;
    browser.webRequest.onBeforeRequest.addListener(
      ({ tabId, url, timeStamp }) => {
        this.#note(tabId, url, timeStamp);
        return undefined;
      },
      { urls: ['http://*/*', 'https://*/*'], types: [...types] },
    );
    // A tab that opens for a download alone is closed again.
    browser.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, url, timeStamp }) => {
      this.#note(sourceTabId, url, timeStamp);
    });
  }

  noteAct(tabId: number): void {
    this.#acted.set(tabId, Date.now());
    prune(this.#acted);
  }

  /** Of which anything is known, also when they are closed by now: what they began is no other one's. */
  get tabs(): readonly number[] {
    return [...new Set([...this.#asked.keys(), ...this.#acted.keys()])];
  }

  askedFor(tabId: number): AskedFor {
    return this.#asked.get(tabId) ?? [];
  }

  /** Epoch milliseconds; 0 when ARQ has not acted there. */
  actedAt(tabId: number): number {
    return this.#acted.get(tabId) ?? 0;
  }

  #note(tabId: number, url: string, at: number): void {
    if (tabId < 0) return;
    const asked = this.#asked.get(tabId) ?? [];
    asked.push({ url, at });
    if (asked.length > KEPT_PER_TAB) asked.shift();
    this.#asked.set(tabId, asked);
    prune(this.#asked);
  }
}
