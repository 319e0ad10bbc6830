/** Where a caller's runs are: those of its workspace and no other's. */
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Journal } from '../../../../shared/runs/journal.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import type { RunService } from '../../../../shared/runs/run-service.ts';
import type { Caller } from '../../policy/caller.ts';
import type { RouteContext } from './route.ts';

export interface Room {
  readonly runs: RunService;
  readonly journal: Journal;
}

export const roomOf = ({ services, caller }: RouteContext): Room => services.workspace(workspaceOf(caller.principal));

/** A token for some sites sees the runs that it began: others may tell of other sites. */
export const seesRun = ({ sites, tokenId }: Caller, { principal }: Run): boolean =>
  sites === undefined || (principal.kind === 'client' && principal.id === tokenId);

/** Throws `runs.not_found`, equally for a run that is not there and for one that is not shown to this caller. */
export async function getRun(context: RouteContext, runId: string): Promise<Run> {
  const run = await roomOf(context).runs.get(runId);
  if (seesRun(context.caller, run)) return run;
  throw new ArqError('runs.not_found', `There is no run ${runId}. See runs_list.`);
}
