import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { cookieSiteOf, deleteCookie, listCookies } from '../../site-data/site-cookies.ts';

export const handleStorageDeleteCookies: ToolHandler<'storage_delete_cookies', BackgroundContext> = async ({
  names,
  tab,
}) => {
  const site = await cookieSiteOf(tab);
  const meant = (await listCookies(site)).filter(({ name }) => names === undefined || names.includes(name));
  for (const cookie of meant) await deleteCookie(site, cookie);
  const left = new Set((await listCookies(site)).map(({ name, domain, path }) => `${name} ${domain} ${path}`));
  const gone = meant.filter(({ name, domain, path }) => !left.has(`${name} ${domain} ${path}`));
  return { site: site.site, deleted: gone.map(({ name }) => name) };
};
