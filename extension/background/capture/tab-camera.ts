/** Takes what a tab shows. Firefox captures any tab, Chromium only the one in front of its window. Background only. */
import { browser } from 'wxt/browser';
import { ArqError, isArqError } from '../../../shared/protocol/errors.ts';
import { isFirefox, isHeadless } from '../browser-kind.ts';
import { findTabById, type KnownTab } from '../tabs.ts';
import { CaptureQuota } from './capture-quota.ts';
import { DEFAULT_QUALITY, type Box, type CameraFormat } from './picture.ts';
import { snapByDebugger } from './snap-by-debugger.ts';

/** Firefox's own: any tab, any part of the page, at any scale. */
interface FirefoxTabs {
  captureTab(
    tabId: number,
    options: { format: CameraFormat; quality?: number; rect?: Box; scale?: number },
  ): Promise<string>;
}

export class TabCamera {
  readonly #quota = new CaptureQuota();

  /** True when a picture can be had at once, without bringing the tab to the front. */
  canSnap(tab: KnownTab): boolean {
    return tab.active && this.#quota.isFree;
  }

  /** Resolves when a picture can be had at once of whatever is in front. */
  untilFree(signal: AbortSignal): Promise<void> {
    return this.#quota.untilFree(signal);
  }

  /** Data URL of the viewport; in Firefox also of `rect`, in CSS pixels of the page. Throws `page.capture_failed`. */
  async snap(
    tab: KnownTab,
    format: CameraFormat,
    {
      quality = DEFAULT_QUALITY,
      rect,
      isTile = false,
    }: { readonly quality?: number | undefined; readonly rect?: Box; readonly isTile?: boolean } = {},
  ): Promise<string> {
    try {
      if (isFirefox) {
        const options = { format, quality, ...(rect !== undefined && { rect }) };
        return await (browser.tabs as unknown as FirefoxTabs).captureTab(tab.id, options);
      }
      // With nobody to see that the browser is debugged, its other camera serves while the first one may not. The bar
      // that tells of it makes the page lower, which leaves gaps between tiles.
      const isOtherBetter = isHeadless() && !isTile && !this.#quota.isFree;
      const other = isOtherBetter ? await snapByDebugger(tab.id, format, quality) : undefined;
      return other ?? (await this.#quota.run(() => snapInFront(tab, format, quality)));
    } catch (cause) {
      if (isArqError(cause)) throw cause;
      throw new ArqError(
        'page.capture_failed',
        'The browser gave no picture of the tab. Its window may be minimised, or the page is closed to extensions.',
        { cause },
      );
    }
  }

  /** Keeps the tab in front of its window while `work` runs, where the browser needs it, and puts the former one back. */
  async inFront<Value>(tab: KnownTab, work: () => Promise<Value>): Promise<Value> {
    if (isFirefox || tab.active) return work();
    const [former] = await browser.tabs.query({ active: true, windowId: tab.windowId });
    await browser.tabs.update(tab.id, { active: true });
    try {
      return await work();
    } finally {
      if (former?.id !== undefined) await browser.tabs.update(former.id, { active: true }).catch(() => undefined);
    }
  }
}

/** Chromium pictures whatever is in front of the window: the user may have gone to another tab, which is none of ours. */
async function snapInFront({ id, windowId }: KnownTab, format: CameraFormat, quality: number): Promise<string> {
  const isInFront = async () => (await findTabById(id))?.active === true;
  const wasInFront = await isInFront();
  const picture = wasInFront ? await browser.tabs.captureVisibleTab(windowId, { format, quality }) : '';
  if (wasInFront && (await isInFront())) return picture;
  throw new ArqError(
    'page.capture_failed',
    'The tab was not in front while its picture was taken. Leave it there for a moment, and try again.',
  );
}
