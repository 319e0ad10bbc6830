import { isListed, siteOf, siteShown } from '../../../../shared/policy/site.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { CallContext, ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readNeverSites } from '../../never-sites.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { addressOf, getTab, getTabById } from '../../tabs.ts';

/** What still fits a message to the host, in base64. */
const MAX_BYTES = 40 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * What is fetched carries the user's session, so a page cannot send ARQ just anywhere: what a tab shows was fetched
 * already, and a link must name a PDF of the page's own site.
 */
async function addressOfPdf(
  { ref, tab }: { readonly ref?: string | undefined; readonly tab?: string | undefined },
  context: CallContext & BackgroundContext,
): Promise<{ readonly url: string; readonly site: string }> {
  if (ref === undefined) {
    const url = addressOf(await getTab(tab));
    if (/^https?:/.test(url)) return { url, site: siteShown(url) };
    throw new ArqError(
      'pdf.not_web',
      'Only PDFs of the web can be read (http or https). For files of this computer use files_read.',
    );
  }
  const at = await resolveTarget(context.pages, tab, ref);
  const site = siteShown(addressOf(await getTabById(at.tabId)));
  const { url, type } = await context.pages.call(at, 'frame_address', { ref }, context);
  const isNamed = URL.canParse(url) && (/\.pdf$/i.test(new URL(url).pathname) || type === 'application/pdf');
  if (!isNamed || !/^https?:/.test(url)) {
    throw new ArqError(
      'pdf.not_named',
      `${ref} names no PDF. Give the ref of a link to a .pdf, or open the PDF in the tab and leave out “ref”.`,
    );
  }
  return { url, site };
}

export const handlePageFetchPdf: ToolHandler<'page_fetch_pdf', BackgroundContext> = async (input, context) => {
  const { url, site } = await addressOfPdf(input, context);
  const never = await readNeverSites();
  const assertOpen = (address: string) => {
    const own = siteOf(address);
    if (own !== undefined && isListed(own, [site]) && !isListed(own, never)) return;
    throw new ArqError(
      'pdf.elsewhere',
      `The PDF lies on another site (${own ?? 'unknown'}). Open it in a tab, then read it there without “ref”.`,
    );
  };
  assertOpen(url);
  const response = await fetchWhole(url, context.signal);
  // A redirect may have led elsewhere.
  assertOpen(response.url);
  return { url: response.url, base64: response.base64 };
};

async function fetchWhole(
  url: string,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly base64: string }> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { credentials: 'include', signal: limit });
    if (!response.ok) throw unreadable(`the server answers ${response.status}`);
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
        throw unreadable('what comes from there is no PDF. A page that made it by a form cannot give it twice');
      }
    }
    return { url: response.url, base64: await toBase64(new Blob(chunks as BlobPart[])) };
  } catch (error) {
    if (error instanceof ArqError) throw error;
    if (signal.aborted) throw new ArqError('call.cancelled', 'The call was cancelled.');
    throw unreadable('it cannot be fetched', error);
  }
}

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
