import { browser, type Browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { parseThing } from '../../thing-ids.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleBookmarksRemove: ToolHandler<'bookmarks_remove', BackgroundContext> = async ({ bookmark }) => {
  await requirePermission('bookmarks');
  const id = await parseThing(bookmark, 'bookmarks_search');
  const [node] = await browser.bookmarks.get(id).catch((): Browser.bookmarks.BookmarkTreeNode[] => []);
  if (node?.url === undefined)
    throw new ArqError('bookmarks.not_found', 'There is no such bookmark any more. See bookmarks_search.');
  await browser.bookmarks.remove(id);
  return { removed: true, url: node.url, title: node.title };
};
