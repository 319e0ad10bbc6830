/** Sites as policy sees them: hostnames without port. Pure and free of zod. */
import { ArqError } from '../protocol/errors.ts';
import { toWebAddress } from './web-address.ts';

/** Hostname of a web address; the scheme (`file:`, `about:`) of others; undefined when it is no address at all. */
export function siteOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return protocol;
  return hostname.toLowerCase().replace(/\.$/, '');
}

/** Site of what a tab shows, for a call that policy decides by it. Throws `page.site_unknown`: no site is never every site. */
export function siteShown(url: string): string {
  const site = siteOf(url);
  if (site !== undefined) return site;
  throw new ArqError('page.site_unknown', 'The browser does not say what this tab shows. Open an address in it first.');
}

/** True for pages of the browser itself: leaving them takes nothing away. */
export const isBlank = (site: string): boolean => ['about:', 'chrome:', 'edge:'].includes(site);

/** Site of the page that would be opened for what was written; undefined when nothing would be. */
export function siteOfWritten(written: string): string | undefined {
  try {
    return siteOf(toWebAddress(written));
  } catch {
    return undefined;
  }
}

const withoutWww = (site: string) => site.replace(/^www\./, '');
const isName = (site: string) => site.includes('.') && !/^[\d.]+$/.test(site) && !site.startsWith('[');

/** True when `site` is `base` or lies below it: `app.example.org` belongs to `example.org`, never the other way round. */
export function belongsTo(site: string, base: string): boolean {
  const own = withoutWww(base);
  return withoutWww(site) === own || (isName(own) && site.endsWith(`.${own}`));
}

/** True when `site` belongs to one of `sites`. */
export function isListed(site: string, sites: readonly string[]): boolean {
  return sites.some((base) => belongsTo(site, base));
}
