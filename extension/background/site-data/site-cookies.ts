/**
 * The cookies of the site that a tab shows, in the cookie store of that tab: private windows and Firefox's containers
 * have their own. The browser is authoritative. Background only.
 */
import { browser, type Browser } from 'wxt/browser';
import { siteShown } from '../../../shared/policy/site.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../../shared/tools/types.ts';
import { requirePermission } from '../optional-permissions.ts';
import { addressOf, getTab } from '../tabs.ts';

type Cookie = Browser.cookies.Cookie;
type CookieView = ToolOutput<'storage_set_cookie'>;

export interface CookieSite {
  readonly url: string;
  readonly site: string;
  readonly storeId: string | undefined;
}

/** Throws `browser.permission_needed`, `storage.no_site` and the errors of finding the tab. */
export async function cookieSiteOf(tab: string | undefined): Promise<CookieSite> {
  const known = await getTab(tab);
  const url = addressOf(known);
  if (!/^https?:/.test(url)) {
    throw new ArqError(
      'storage.no_site',
      'The tab shows no site that could have cookies. Open a web page in it first.',
    );
  }
  await requirePermission('cookies');
  // Firefox says it of the tab itself.
  const { cookieStoreId } = known as { readonly cookieStoreId?: string };
  const stores = await browser.cookies.getAllCookieStores();
  const storeId = cookieStoreId ?? stores.find(({ tabIds }) => tabIds.includes(known.id))?.id;
  return { url, site: siteShown(url), storeId };
}

const inStore = ({ storeId }: CookieSite) => (storeId === undefined ? {} : { storeId });

/** Firefox, where it isolates by the first party, gives only cookies of that party unless told that all are meant. */
const OF_ALL_PARTIES = { firstPartyDomain: null };

export async function listCookies(site: CookieSite, name?: string): Promise<Cookie[]> {
  // Those that are partitioned by the site above them as well.
  const query = { url: site.url, ...inStore(site), ...(name !== undefined && { name }), partitionKey: {} };
  const everywhere: typeof query = { ...query, ...OF_ALL_PARTIES };
  try {
    return await browser.cookies.getAll(everywhere);
  } catch {
    // Chromium knows no first parties.
    return browser.cookies.getAll(query);
  }
}

export async function deleteCookie({ url, storeId }: CookieSite, cookie: Cookie): Promise<void> {
  const host = cookie.domain.replace(/^\./, '');
  const { firstPartyDomain, partitionKey } = cookie as Cookie & { readonly firstPartyDomain?: string };
  await browser.cookies.remove({
    url: `${cookie.secure ? 'https:' : new URL(url).protocol}//${host}${cookie.path}`,
    name: cookie.name,
    ...(storeId !== undefined && { storeId }),
    ...(partitionKey && { partitionKey }),
    ...(firstPartyDomain !== undefined && firstPartyDomain !== '' && { firstPartyDomain }),
  });
}

export function viewOfCookie(cookie: Cookie): CookieView {
  const { name, value, domain, path, expirationDate, httpOnly, secure, sameSite } = cookie;
  const expires = expirationDate === undefined ? '' : new Date(expirationDate * 1000).toISOString();
  const site = sameSite === 'no_restriction' ? 'none' : sameSite;
  return { name, value, domain, path, expires, httpOnly, secure, sameSite: site };
}
