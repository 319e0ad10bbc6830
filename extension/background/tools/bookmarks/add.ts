import { browser } from 'wxt/browser';
import { ensureFolder, folderName } from '../../bookmark-folders.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { formatThing } from '../../thing-ids.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleBookmarksAdd: ToolHandler<'bookmarks_add', BackgroundContext> = async ({ url, title, folder }) => {
  await requirePermission('bookmarks');
  const parentId = folder === undefined ? undefined : await ensureFolder(folder);
  const made = await browser.bookmarks.create({ url, title, ...(parentId !== undefined && { parentId }) });
  return {
    bookmark: await formatThing(made.id),
    url: made.url ?? url,
    title: made.title,
    folder: await folderName(made.parentId),
  };
};
