/**
 * The user's “never on this site” list. `storage.local` is the truth here; while a host is connected both keep the
 * same list. Background only.
 */
import { isListed } from '../../shared/policy/site.ts';
import { neverSitesItem } from '../storage/profile-items.ts';
import type { HostPeer } from './host/host-connection.ts';

export const readNeverSites = () => neverSitesItem.read();

export async function isNeverSite(site: string): Promise<boolean> {
  return isListed(site, await neverSitesItem.read());
}

export async function setNeverSite(site: string, isNever: boolean, host: HostPeer | undefined): Promise<void> {
  await neverSitesItem.update((sites) => {
    const others = sites.filter((one) => one !== site);
    return isNever ? [...others, site] : others;
  });
  if (host !== undefined) await syncNeverSites(host);
}

/** Gives the host what changed here and keeps what both agreed on. */
export async function syncNeverSites(host: HostPeer): Promise<void> {
  const { never } = await host.call('sites.sync', { never: await neverSitesItem.read() });
  await neverSitesItem.write(never);
}
