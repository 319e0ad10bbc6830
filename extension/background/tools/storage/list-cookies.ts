import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { cookieSiteOf, listCookies, viewOfCookie } from '../../site-data/site-cookies.ts';

export const handleStorageListCookies: ToolHandler<'storage_list_cookies', BackgroundContext> = async ({
  name,
  tab,
}) => {
  const site = await cookieSiteOf(tab);
  return { site: site.site, cookies: (await listCookies(site, name)).map(viewOfCookie) };
};
