/** Owns what is watched in this document, by the channel of its hooks; gone with the document, or when nobody reads it. */
import { WatchedPage } from './watched-page.ts';

const pages = new Map<string, WatchedPage>();

/** What comes through the channel, from now on or since it was asked for first. */
export function watchPage(channel: string, lifetime: AbortSignal): WatchedPage {
  const known = pages.get(channel);
  known?.noteReader();
  if (known !== undefined) return known;
  const page = new WatchedPage();
  pages.set(channel, page);
  page.listen(channel, lifetime, () => pages.delete(channel));
  return page;
}
