/** Where downloads come from, as far as the browser says: it names the page that led to a file, and never the tab. Pure. */
import { siteOf } from '../../shared/policy/site.ts';

export interface DownloadPlace {
  readonly url: string;
  /** After redirects; Chromium's alone. */
  readonly finalUrl?: string | undefined;
  /** The page that led there; without a path where that page is of another site, or nothing at all. */
  readonly referrer?: string | null | undefined;
  readonly incognito: boolean;
}

/** What a tab shows, and where it was led lately. */
export interface TabPlace {
  /** Of its frames. */
  readonly sites: ReadonlySet<string>;
  readonly ledTo: ReadonlySet<string>;
  readonly isPrivate: boolean;
}

/** A page's own `blob:` belongs to its site. */
const siteOfFile = (url: string): string | undefined => siteOf(url.replace(/^blob:/, ''));

/** Every site that a download tells of. */
export function sitesOfDownload({ url, finalUrl, referrer }: DownloadPlace): string[] {
  return [url, finalUrl, referrer].flatMap((address) => siteOfFile(address ?? '') ?? []);
}

/** True when a page in the tab led to it. One that nothing is known of is nobody's. */
export function isDownloadOfTab(download: DownloadPlace, tab: TabPlace): boolean {
  const { url, finalUrl, referrer } = download;
  if (download.incognito !== tab.isPrivate) return false;
  if (tab.ledTo.has(url) || (finalUrl !== undefined && tab.ledTo.has(finalUrl))) return true;
  const beganAt = siteOfFile(referrer ?? '') ?? siteOfFile(url);
  return beganAt !== undefined && !beganAt.endsWith(':') && tab.sites.has(beganAt);
}
