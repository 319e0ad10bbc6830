import { browser } from 'wxt/browser';
import { folderName } from '../../bookmark-folders.ts';
import { leaveOutNever } from '../../never-sites.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { formatThing } from '../../thing-ids.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleBookmarksSearch: ToolHandler<'bookmarks_search', BackgroundContext> = async ({
  text,
  limit = 50,
}) => {
  await requirePermission('bookmarks');
  const wanted = text?.trim() ?? '';
  const nodes = wanted === '' ? await browser.bookmarks.getRecent(limit * 2) : await browser.bookmarks.search(wanted);
  const found = await leaveOutNever(
    nodes.flatMap((node) => (node.url === undefined ? [] : [{ ...node, url: node.url }])),
  );
  const entries = found.slice(0, limit).map(async ({ id, url, title, parentId }) => ({
    bookmark: await formatThing(id),
    url,
    title,
    folder: await folderName(parentId),
  }));
  return { entries: await Promise.all(entries) };
};
