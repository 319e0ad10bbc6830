/**
 * The document that a script was allowed for. A page may lead away while the user decides, or while the debugger is
 * attached: what comes in its place was allowed nothing. Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { siteOf } from '../../../shared/policy/site.ts';
import type { FrameAddress } from '../page-frames.ts';
import { addressOf, getTabById } from '../tabs.ts';

export interface PinnedPage {
  readonly at: FrameAddress;
  /** The browser's id of the document; Firefox has none. */
  readonly documentId: string | undefined;
  /** Origin of the frame; undefined for documents that have one of their own or their parent's. */
  readonly origin: string | undefined;
  /** Throws `policy.target_changed` when another document is there by now. */
  assertThere(): Promise<void>;
}

export const targetChanged = (cause?: unknown): ArqError =>
  new ArqError(
    'policy.target_changed',
    'The tab shows another page by now than the one this was allowed for. Nothing was run. Look at the page again and ask anew.',
    { cause },
  );

interface Shown {
  readonly site: string | undefined;
  readonly url: string;
  readonly documentId: string | undefined;
}

async function look({ tabId, frameId }: FrameAddress): Promise<Shown> {
  const [tab, frame] = await Promise.all([getTabById(tabId), browser.webNavigation.getFrame({ tabId, frameId })]);
  if (frame === null || frame === undefined) throw targetChanged();
  const { documentId } = frame as { readonly documentId?: string };
  return { site: siteOf(addressOf(tab)), url: frame.url, documentId };
}

const originOf = (url: string) => (/^https?:/.test(url) ? new URL(url).origin : undefined);
const withoutHash = (url: string) => url.replace(/#.*$/s, '');

/** `site` is what policy judged, where it judged one. Throws `policy.target_changed` and `tabs.gone`. */
export async function pinPage(at: FrameAddress, site: string | undefined): Promise<PinnedPage> {
  const first = await look(at);
  if (site !== undefined && first.site !== site) throw targetChanged();
  return {
    at,
    documentId: first.documentId,
    origin: originOf(first.url),
    async assertThere() {
      const now = await look(at);
      // Without ids the address is all there is to tell documents apart by.
      const isSame =
        first.documentId === undefined
          ? withoutHash(now.url) === withoutHash(first.url)
          : now.documentId === first.documentId;
      if (!isSame || now.site !== first.site) throw targetChanged();
    },
  };
}
