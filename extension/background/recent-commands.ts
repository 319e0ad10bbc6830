/** Which commands the user gave on which site lately, for the panel and the page's menu. */
import { recentCommandsItem } from '../storage/profile-items.ts';

const KEPT_PER_SITE = 5;
const KEPT_SITES = 40;

export type SiteCommands = Awaited<ReturnType<typeof recentCommandsItem.read>>[number];

/** Newest command and newest site first. Pure. */
export function withCommand(sites: readonly SiteCommands[], site: string, command: string): SiteCommands[] {
  const known = sites.find((one) => one.site === site)?.commands ?? [];
  const commands = [command, ...known.filter((one) => one !== command)].slice(0, KEPT_PER_SITE);
  return [{ site, commands }, ...sites.filter((one) => one.site !== site)].slice(0, KEPT_SITES);
}

export async function rememberCommand(site: string, command: string): Promise<void> {
  await recentCommandsItem.update((sites) => withCommand(sites, site, command.trim()));
}

export async function readRecentCommands(site: string | undefined): Promise<string[]> {
  return (await recentCommandsItem.read()).find((one) => one.site === site)?.commands ?? [];
}
