/** What a document says about itself. Its own words: none of them has to be true. */
import { cleanLine, shorten, stripInvisible } from '../../../shared/page/clean-text.ts';

const MAX_VALUE_CHARS = 2_000;
const MAX_ENTRIES = 100;
/** Of all structured data together; product pages write some 10 kB. */
const MAX_JSON_CHARS = 200_000;

export interface Metadata {
  title: string;
  language: string;
  canonical: string;
  description: string;
  author: string;
  published: string;
  modified: string;
  robots: string;
  charset: string;
  openGraph: Record<string, string>;
  twitter: Record<string, string>;
  alternates: { language: string; type: string; url: string }[];
  icons: string[];
  jsonLd: unknown[];
  truncated: boolean;
}

const clean = (text: string | null | undefined): string => shorten(cleanLine(text ?? ''), MAX_VALUE_CHARS);

/** `content` of every `<meta>` by its name, the first of each. */
function metas(): Map<string, string> {
  const found = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').trim().toLowerCase();
    if (name !== '' && !found.has(name)) found.set(name, clean(meta.getAttribute('content')));
  }
  return found;
}

/** Names below `prefix`; without a prototype, since pages choose the names. */
function below(all: ReadonlyMap<string, string>, prefix: string, kept = ''): Record<string, string> {
  const entries = [...all].filter(([name]) => name.startsWith(prefix)).slice(0, MAX_ENTRIES);
  return Object.fromEntries(entries.map(([name, value]) => [kept + name.slice(prefix.length), value]));
}

function links(rel: string): HTMLLinkElement[] {
  return [...document.querySelectorAll('link[rel][href]')].filter(
    (link) => link instanceof HTMLLinkElement && link.relList.contains(rel),
  ) as HTMLLinkElement[];
}

function withoutInvisible(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? stripInvisible(value) : value;
}

function readJsonLd(): { jsonLd: unknown[]; truncated: boolean } {
  const jsonLd: unknown[] = [];
  let chars = 0;
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? '';
    chars += text.length;
    if (chars > MAX_JSON_CHARS || jsonLd.length === MAX_ENTRIES) return { jsonLd, truncated: true };
    try {
      jsonLd.push(JSON.parse(text, withoutInvisible));
    } catch {
      // Many pages write it wrong; what cannot be read is left out.
    }
  }
  return { jsonLd, truncated: false };
}

export function readMetadata(): Metadata {
  const all = metas();
  const first = (...names: string[]): string =>
    names.map((name) => all.get(name) ?? '').find((text) => text !== '') ?? '';
  return {
    title: clean(document.title),
    language: clean(document.documentElement.getAttribute('lang') ?? all.get('content-language')),
    canonical: links('canonical')[0]?.href ?? '',
    description: first('description', 'og:description', 'twitter:description'),
    author: first('author', 'article:author', 'dc.creator'),
    published: first('article:published_time', 'date', 'dc.date', 'og:published_time'),
    modified: first('article:modified_time', 'last-modified', 'og:updated_time'),
    robots: first('robots'),
    charset: document.characterSet,
    openGraph: { ...below(all, 'og:'), ...below(all, 'article:', 'article:') },
    twitter: below(all, 'twitter:'),
    alternates: links('alternate')
      .slice(0, MAX_ENTRIES)
      .map((link) => ({ language: clean(link.hreflang), type: clean(link.type), url: link.href })),
    icons: links('icon')
      .slice(0, MAX_ENTRIES)
      .map(({ href }) => shorten(href, MAX_VALUE_CHARS)),
    ...readJsonLd(),
  };
}
