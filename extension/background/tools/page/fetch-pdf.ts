import { isListed, siteOf, siteShown } from '../../../../shared/policy/site.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { isFirefox } from '../../browser-kind.ts';
import { readNeverSites } from '../../never-sites.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { addressOf, getTab, getTabById, type KnownTab } from '../../tabs.ts';

/** What still fits a message to the host, in base64. */
const MAX_BYTES = 40 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

const OWN_SESSION = { credentials: 'include' } as const;
/** Nothing of it stays in the normal profile either. */
const NO_SESSION = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;

interface PdfPlace {
  readonly url: string;
  readonly site: string;
  /** Whether the tab's session is the one that the background's requests carry. */
  readonly isOwnSession: boolean;
}

/** Requests of the background go out in the normal profile: not as a private window's, nor as a container's of Firefox. */
function isOwnSession(tab: KnownTab): boolean {
  const { cookieStoreId } = tab as { readonly cookieStoreId?: string };
  return !tab.incognito && (!isFirefox || cookieStoreId === 'firefox-default');
}

/**
 * What is fetched carries the user's session, so a page cannot send ARQ just anywhere: what a tab shows was fetched
 * already, and a link must name a PDF of the page's own site.
 */
async function addressOfPdf(
  { ref, tab }: { readonly ref?: string | undefined; readonly tab?: string | undefined },
  context: CallContext & BackgroundContext,
): Promise<PdfPlace> {
  if (ref === undefined) {
    const shown = await getTab(tab);
    const url = addressOf(shown);
    if (/^https?:/.test(url)) return { url, site: siteShown(url), isOwnSession: isOwnSession(shown) };
    throw new ArqError(
      'pdf.not_web',
      'Only PDFs of the web can be read (http or https). For files of this computer use files_read.',
    );
  }
  const at = await resolveTarget(context.pages, tab, ref);
  const shown = await getTabById(at.tabId);
  const { url, type } = await context.pages.call(at, 'frame_address', { ref }, context);
  const isNamed = URL.canParse(url) && (/\.pdf$/i.test(new URL(url).pathname) || type === 'application/pdf');
  if (!isNamed || !/^https?:/.test(url)) {
    throw new ArqError(
      'pdf.not_named',
      `${ref} names no PDF. Give the ref of a link to a .pdf, or open the PDF in the tab and leave out “ref”.`,
    );
  }
  return { url, site: siteShown(addressOf(shown)), isOwnSession: isOwnSession(shown) };
}

export const handlePageFetchPdf: ToolHandler<'page_fetch_pdf', BackgroundContext> = async (input, context) => {
  const { url, site, isOwnSession } = await addressOfPdf(input, context);
  const own = siteOf(url);
  if (own === undefined || !isListed(own, [site]) || isListed(own, await readNeverSites())) {
    throw new ArqError(
      'pdf.elsewhere',
      `The PDF lies on another site (${own ?? 'unknown'}). Open it in a tab, then read it there without “ref”.`,
    );
  }
  return { url, base64: await fetchWhole(url, isOwnSession ? OWN_SESSION : NO_SESSION, context.signal) };
};

async function fetchWhole(url: string, session: RequestInit, signal: AbortSignal): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    // Where a redirect leads is told only after it was followed, so that none is.
    const response = await fetch(url, { ...session, redirect: 'manual', signal: limit });
    if (response.type === 'opaqueredirect') {
      throw unreadable('its address leads on to another one. Open it in a tab, then read it there without “ref”');
    }
    if (!response.ok) throw unreadable(`the server answers ${response.status}${session === NO_SESSION ? WITHOUT : ''}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || value === undefined) break;
      chunks.push(value);
      size += value.length;
      if (size > MAX_BYTES) {
        void reader?.cancel();
        throw new ArqError(
          'pdf.too_large',
          'The PDF is larger than 40 MB. Save it with a download, and read it there.',
        );
      }
      if (chunks.length === 1 && !isPdf(value)) {
        void reader?.cancel();
        throw unreadable(
          'what comes from there is no PDF. A page that made it by a form cannot give it twice' +
            (session === NO_SESSION ? WITHOUT : ''),
        );
      }
    }
    return await toBase64(new Blob(chunks as BlobPart[]));
  } catch (error) {
    if (error instanceof ArqError) throw error;
    if (signal.aborted) throw new ArqError('call.cancelled', 'The call was cancelled.');
    throw unreadable('it cannot be fetched', error);
  }
}

const WITHOUT = ', asked without the session of its private window or container';

/** Readers accept the mark anywhere in the first kilobyte (ISO 32000, implementation notes). */
const isPdf = (first: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(first.subarray(0, 1024)).includes('%PDF-');

const unreadable = (why: string, cause?: unknown) =>
  new ArqError('pdf.not_readable', `The PDF cannot be read: ${why}.`, { cause });

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // Arguments of a call are limited.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
