/** The runs that the panel knows, by id. Pure: events and answers may come late, twice or out of order. */
import type { Run, RunStatus } from '../../../shared/runs/run.ts';
import { isOver, needsPerson } from './run-state.ts';

export type RunCollection = ReadonlyMap<string, Run>;

/** Takes over what is newer by version; a late update never overwrites a newer one. Returns the same map if nothing changed. */
export function withRuns(runs: RunCollection, incoming: readonly Run[]): RunCollection {
  const news = incoming.filter((run) => (runs.get(run.id)?.version ?? -1) < run.version);
  if (news.length === 0) return runs;
  const next = new Map(runs);
  for (const run of news) next.set(run.id, run);
  return next;
}

export function withoutRun(runs: RunCollection, runId: string): RunCollection {
  if (!runs.has(runId)) return runs;
  const next = new Map(runs);
  next.delete(runId);
  return next;
}

/**
 * After a lost link: what the panel held as unfinished and the other side no longer lists has ended meanwhile. Returns
 * the ids to ask for again.
 */
export function missedRuns(runs: RunCollection, unfinished: readonly Run[]): string[] {
  const listed = new Set(unfinished.map((run) => run.id));
  return [...runs.values()].filter((run) => !isOver(run) && !listed.has(run.id)).map((run) => run.id);
}

const rank: Partial<Record<RunStatus, number>> = { waiting: 0, question: 1, running: 2, paused: 3, queued: 4 };

/** The run that Ask shows when nobody chose one: what needs a person first, then what moves, then the newest plan. */
export function mostPressing(runs: RunCollection): Run | undefined {
  return [...runs.values()]
    .filter((run) => !isOver(run))
    .toSorted((a, b) => (rank[a.status] ?? 6) - (rank[b.status] ?? 6) || b.createdAt - a.createdAt)[0];
}

/** Whether a run that just came in should take the place of what Ask shows. Nobody is interrupted while writing or deciding. */
export function shouldShow(incoming: Run, shown: Run | undefined, isWriting: boolean): boolean {
  if (isOver(incoming) || incoming.id === shown?.id) return false;
  if (shown !== undefined && !isOver(shown)) return false;
  if (isWriting) return false;
  if (shown !== undefined && incoming.createdAt < shown.createdAt) return needsPerson(incoming);
  return incoming.principal.kind === 'panel' || needsPerson(incoming);
}
