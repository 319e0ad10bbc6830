/** Where downloads come from, as far as it can be told: the browser names the page that led to a file, never the tab. Pure. */
import { siteOf } from '../../shared/policy/site.ts';
import type { AskedFor } from './download-traces.ts';

export interface DownloadPlace {
  readonly url: string;
  /** After redirects; Chromium's alone. */
  readonly finalUrl?: string | undefined;
  /** The page that led there; without a path where that page is of another site, or nothing at all. */
  readonly referrer?: string | null | undefined;
  readonly incognito: boolean;
  /** ISO 8601. */
  readonly startTime: string;
}

/** What a tab shows, and what it did lately. Times are epoch milliseconds, 0 for never. */
export interface TabPlace {
  /** Of its frames. */
  readonly sites: ReadonlySet<string>;
  readonly askedFor: AskedFor;
  /** When ARQ acted there last. */
  readonly actedAt: number;
  /** When the user turned to it last. */
  readonly usedAt: number;
  readonly isPrivate: boolean;
}

/** The act before it may have begun a download. */
export const BEGAN_BEFORE_MS = 10_000;
/** Browsers take the time of a download a little before or after that of its request. */
const CLOCK_MS = 2_000;

/** A page's own `blob:` belongs to its site. */
const siteOfFile = (url: string): string | undefined => siteOf(url.replace(/^blob:/, ''));

/** Every site that a download tells of. */
export function sitesOfDownload({ url, finalUrl, referrer }: Omit<DownloadPlace, 'startTime'>): string[] {
  return [url, finalUrl, referrer].flatMap((address) => siteOfFile(address ?? '') ?? []);
}

/**
 * True when the tab began it, and none of the `others` did so as likely: the tab that asked for its address last; where no
 * tab is known to have asked for it, one that shows the site which led there. Of several such the one in which ARQ has just
 * acted, else the one that the user turned to last. One that nothing is known of is nobody's.
 */
export function isDownloadOfTab(download: DownloadPlace, tab: TabPlace, others: readonly TabPlace[]): boolean {
  if (download.incognito !== tab.isPrivate) return false;
  const rivals = others.filter(({ isPrivate }) => isPrivate === tab.isPrivate);
  const askedAt = lastAsked(download, tab);
  if (askedAt > 0 || rivals.some((rival) => lastAsked(download, rival) > 0)) {
    return rivals.every((rival) => lastAsked(download, rival) < askedAt);
  }
  if (!showsSite(download, tab)) return false;
  return rivals.every((rival) => !showsSite(download, rival) || isLikelier(download, tab, rival));
}

/** When the tab asked for the address of the download, as it began; 0 when it did not. */
function lastAsked({ url, finalUrl, startTime }: DownloadPlace, { askedFor }: TabPlace): number {
  const began = Date.parse(startTime) + CLOCK_MS;
  const asked = askedFor.filter((one) => (one.url === url || one.url === finalUrl) && one.at <= began);
  return asked.reduce((last, { at }) => Math.max(last, at), 0);
}

function showsSite({ url, referrer }: DownloadPlace, { sites }: TabPlace): boolean {
  const beganAt = siteOfFile(referrer ?? '') ?? siteOfFile(url);
  return beganAt !== undefined && !beganAt.endsWith(':') && sites.has(beganAt);
}

function isLikelier({ startTime }: DownloadPlace, tab: TabPlace, rival: TabPlace): boolean {
  const start = Date.parse(startTime);
  const actOf = ({ actedAt }: TabPlace) =>
    actedAt <= start + CLOCK_MS && actedAt >= start - BEGAN_BEFORE_MS ? actedAt : 0;
  const [own, other] = [actOf(tab), actOf(rival)];
  return own === other ? tab.usedAt > rival.usedAt : own > other;
}
