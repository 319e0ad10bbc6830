import { browser } from 'wxt/browser';
import { isListed, siteOf } from '../../../../shared/policy/site.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { ensureFolder, folderName } from '../../bookmark-folders.ts';
import { readNeverSites } from '../../never-sites.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { addressOf, getTab } from '../../tabs.ts';
import { formatThing } from '../../thing-ids.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleBookmarksAdd: ToolHandler<'bookmarks_add', BackgroundContext> = async ({
  url: asked,
  title: wanted,
  folder,
  tab,
}) => {
  await requirePermission('bookmarks');
  const shown = asked === undefined ? await pageOf(tab) : { url: asked, title: asked };
  const { url, title } = { ...shown, ...(wanted !== undefined && { title: wanted }) };
  const parentId = folder === undefined ? undefined : await ensureFolder(folder);
  const made = await browser.bookmarks.create({ url, title, ...(parentId !== undefined && { parentId }) });
  return {
    bookmark: await formatThing(made.id),
    url: made.url ?? url,
    title: made.title,
    folder: await folderName(made.parentId),
  };
};

/** Throws `policy.site_never` for a page of a listed site: an address that is given was judged before. */
async function pageOf(tab: string | undefined): Promise<{ readonly url: string; readonly title: string }> {
  const shown = await getTab(tab);
  const url = addressOf(shown);
  const site = siteOf(url);
  if (site !== undefined && isListed(site, await readNeverSites())) {
    throw new ArqError('policy.site_never', 'You set “never on this site” here. Take the site off the list to go on.');
  }
  return { url, title: shown.title ?? url };
}
