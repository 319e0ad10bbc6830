/** Whoever acts in a tab holds it: who may act there now, and what acting means for the lease. */
import type { Run } from '../../../shared/runs/run.ts';
import { isActing } from '../../../shared/runs/new-run.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext, ToolName } from '../../../shared/tools/types.ts';
import { type Leases, tabInUse } from '../policy/leases.ts';

export interface HoldTabDeps {
  readonly leases: Leases;
  /** Runs that have not ended. */
  readonly unfinishedRuns: () => readonly Run[];
}

type Caller = Pick<CallContext, 'principal' | 'runId'>;

/** In these a run is at work in its tab, or will go on there once it is answered. */
const AT_WORK: ReadonlySet<Run['status']> = new Set(['running', 'waiting', 'question', 'paused']);

/** A bookmark of its page changes nothing in a tab. */
const LEAVES_TAB: ReadonlySet<ToolName> = new Set(['bookmarks_add']);

/** The tab that a call acts in; undefined for whatever only looks, belongs to ARQ itself or touches no tab. */
export function actedTab(name: ToolName, input: unknown): string | undefined {
  if (LEAVES_TAB.has(name)) return undefined;
  const { runsIn, risk, callers } = tools[name];
  const isInBrowser = runsIn === 'content' || runsIn === 'background' || name.startsWith('page_');
  const isPublic = callers.some((caller) => caller !== 'internal');
  return isInBrowser && isPublic && risk !== 'read' ? stringIn(input, 'tab') : undefined;
}

/** Throws `tabs.in_use` when another client, or a run, acts there. The user is never refused. */
export function checkTabFree({ leases, unfinishedRuns }: HoldTabDeps, tab: string, { principal, runId }: Caller): void {
  if (principal.kind === 'panel' || principal.kind === 'cli') return;
  const held = leases.find(tab);
  if (held !== undefined && held.clientId !== principal.id) throw tabInUse(held);
  if (runId !== undefined) return;
  const run = unfinishedRuns().find((one) => one.tab === tab && AT_WORK.has(one.status) && isActing(one));
  if (run === undefined) return;
  const { id, kind, name } = run.principal;
  const client = kind === 'client' || kind === 'model' ? (name ?? id ?? 'Another client') : 'The user';
  throw tabInUse({ tab, client, clientId: id ?? '', runId: run.id });
}

/**
 * Takes the tab for a client, or takes it over for the user, just before the act. The returned function is called when
 * the act is over; until then it stays the client's. Throws `tabs.in_use`, `tabs.taken_over`.
 */
export function holdTab(deps: HoldTabDeps, tab: string, caller: Caller): () => void {
  const { principal, runId } = caller;
  if (principal.kind === 'panel' || principal.kind === 'cli') {
    deps.leases.takeOver(tab);
    return () => undefined;
  }
  checkTabFree(deps, tab, caller);
  deps.leases.take(tab, principal, runId);
  return deps.leases.keep(tab, principal);
}
