/** Sites as policy sees them: hostnames without port. Pure and free of zod. */

/** Hostname of a web address; the scheme (`file:`, `about:`) of others; undefined when it is no address at all. */
export function siteOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return protocol;
  return hostname.toLowerCase().replace(/\.$/, '');
}

/** Address as a sentence or a tool input may write it: a bare host counts as https. */
export function siteOfWritten(url: string): string | undefined {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(url) || /^(about|data|file|javascript):/i.test(url)
    ? siteOf(url)
    : siteOf(`https://${url}`);
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
