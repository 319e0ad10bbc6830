/** How addresses are shown: the name of the site whole, never cut; the scheme only where it is not https. */
import { siteOf } from '../../../shared/policy/site.ts';

/** `meridianconf.example`, `localhost:8080`, `http://…` kept where it is not secure; the address itself when it names no host. */
export function originText(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host } = new URL(url);
  if (protocol === 'https:') return host;
  if (protocol === 'http:') return `http://${host}`;
  return host === '' ? protocol : `${protocol}//${host}`;
}

/** Hostname for the never list; undefined on pages that have none. */
export function siteName(url: string): string | undefined {
  const site = siteOf(url);
  return site === undefined || site.endsWith(':') ? undefined : site;
}

/** Pieces of an origin, so that a line breaks after its dots, slashes and hyphens only. */
export function originPieces(origin: string): string[] {
  return origin.split(/(?<=[./:-])/);
}

/** A hue for the letter tile of a site: the same site always has the same one. */
export function hueOf(site: string): number {
  let hash = 0;
  for (const character of site) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}
