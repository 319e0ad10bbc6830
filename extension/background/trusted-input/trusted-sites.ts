/** Sites on which the user switched trusted input on. Only there, and only in Chromium, ARQ attaches the debugger. */
import { isListed, siteOf } from '../../../shared/policy/site.ts';
import { trustedSitesItem } from '../../storage/profile-items.ts';
import { isFirefox } from '../browser-kind.ts';

export const readTrustedSites = () => trustedSitesItem.read();

export async function setTrustedSite(site: string, isTrusted: boolean): Promise<void> {
  await trustedSitesItem.update((sites) => {
    const others = sites.filter((one) => one !== site);
    return isTrusted ? [...others, site] : others;
  });
}

/** True when the debugger may be attached to a tab that shows this address. */
export async function allowsTrustedInput(url: string): Promise<boolean> {
  const site = siteOf(url);
  return !isFirefox && site !== undefined && isListed(site, await trustedSitesItem.read());
}
