/** Bookmark folders by the names that people know. Needs the permission. */
import { browser, type Browser } from 'wxt/browser';

/** Empty for what stands in none that has a name. */
export async function folderName(parentId: string | undefined): Promise<string> {
  if (parentId === undefined) return '';
  const [folder] = await browser.bookmarks.get(parentId).catch((): Browser.bookmarks.BookmarkTreeNode[] => []);
  return folder?.title ?? '';
}

/** Id of the folder of that name; it is made where the browser puts new ones when there is none. */
export async function ensureFolder(title: string): Promise<string> {
  const found = (await browser.bookmarks.search({ title })).find((node) => node.url === undefined);
  return (found ?? (await browser.bookmarks.create({ title }))).id;
}
