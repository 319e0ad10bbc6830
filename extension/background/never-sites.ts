/**
 * The user's “never on this site” list. `storage.local` is the truth here; while a host is connected both keep the
 * same list. Background only.
 */
import { isListed, siteOf } from '../../shared/policy/site.ts';
import { neverSitesItem } from '../storage/profile-items.ts';
import type { HostPeer } from './host/host-connection.ts';
import { withChanges } from './with-changes.ts';

/** The list that the host gave last: what differs from it here was changed here. A cache; without it nothing counts as changed. */
let given: readonly string[] | undefined;

export const readNeverSites = () => neverSitesItem.read();

export async function isNeverSite(site: string): Promise<boolean> {
  return isListed(site, await neverSitesItem.read());
}

/** Drops what belongs to a listed site: nothing is told of those. */
export async function leaveOutNever<Entry extends { readonly url: string }>(
  entries: readonly Entry[],
): Promise<Entry[]> {
  const never = await neverSitesItem.read();
  return entries.filter(({ url }) => !isListed(siteOf(url) ?? '', never));
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
  const sent = await neverSitesItem.read();
  const { never } = await host.call('sites.sync', { never: sent });
  await keep(never, sent);
}

/** Keeps what another browser or a command line changed. */
export async function keepNeverSites(never: readonly string[]): Promise<void> {
  await keep(never, given);
}

/** What the user changed since `base` is on its way to the host, and must not be lost meanwhile. */
async function keep(never: readonly string[], base: readonly string[] | undefined): Promise<void> {
  given = never;
  await neverSitesItem.update((now) => withChanges(never, base ?? now, now));
}
