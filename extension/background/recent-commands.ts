/** Which commands the user gave on which site lately, for the panel and the page's menu. */
import type { Run } from '../../shared/runs/run.ts';
import { recentCommandsItem } from '../storage/profile-items.ts';
import { readDevice } from './browser-kind.ts';

const KEPT_PER_SITE = 5;
const KEPT_SITES = 40;

/** Runs that end elsewhere arrive late, with the journals that are handed over: they are no news. */
const NEWS_MS = 60_000;
/** What stands for words that nobody may keep. */
const HIDDEN = /\u2022{4}|\u2026/;

export type SiteCommands = Awaited<ReturnType<typeof recentCommandsItem.read>>[number];

/** Newest command and newest site first. Pure. */
export function withCommand(sites: readonly SiteCommands[], site: string, command: string): SiteCommands[] {
  const known = sites.find((one) => one.site === site)?.commands ?? [];
  const commands = [command, ...known.filter((one) => one !== command)].slice(0, KEPT_PER_SITE);
  return [{ site, commands }, ...sites.filter((one) => one.site !== site)].slice(0, KEPT_SITES);
}

/**
 * What to keep of a run that has ended. Nothing when words of it are hidden, or could still turn out to be private: what
 * goes into a field is known only once the field was filled. Pure.
 */
export function commandToKeep(run: Run, device: string, now: number): { site: string; command: string } | undefined {
  const { site, plan, endedAt } = run;
  const isOwn = run.principal.kind === 'panel' && (run.tab?.startsWith(`${device}.`) ?? false);
  if (!isOwn || site === undefined || plan === undefined) return undefined;
  if (endedAt === undefined || now - endedAt > NEWS_MS || HIDDEN.test(run.command)) return undefined;
  const isKnown = plan.steps.every(({ values }, index) => values.length === 0 || run.steps[index]?.status === 'done');
  return isKnown ? { site, command: run.command.trim() } : undefined;
}

/** Keeps the command of a run that the user gave in this browser, once it has ended. */
export async function rememberCommand(run: Run): Promise<void> {
  if (run.endedAt === undefined) return;
  const kept = commandToKeep(run, await readDevice(), Date.now());
  if (kept !== undefined) await recentCommandsItem.update((sites) => withCommand(sites, kept.site, kept.command));
}

export async function readRecentCommands(site: string | undefined): Promise<string[]> {
  return (await recentCommandsItem.read()).find((one) => one.site === site)?.commands ?? [];
}
