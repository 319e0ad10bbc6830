/** Whose a request is. Pure. */

interface RequestDetails {
  readonly type: string;
  readonly url: string;
  /** Chromium: an origin, `null` for a sandboxed document's. */
  readonly initiator?: string | undefined;
  /** Firefox. */
  readonly documentUrl?: string | undefined;
}

export const isNavigation = ({ type }: { readonly type: string }): boolean =>
  type === 'main_frame' || type === 'sub_frame';

/** Origin of a web page's address; empty for all others. */
export function webOriginOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin } = new URL(url);
  return origin.startsWith('http') ? origin : '';
}

/** Origin of the document that made it; of one that loads a document, that of the document. Empty where nobody tells. */
export function makerOf(details: RequestDetails): string {
  if (isNavigation(details)) return webOriginOf(details.url);
  return webOriginOf(details.initiator ?? details.documentUrl ?? '');
}
