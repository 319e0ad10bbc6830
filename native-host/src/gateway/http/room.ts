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

/** Who has begun the runs that a caller is shown; undefined is anybody. A token for some sites sees its own: others may tell of other sites. */
export const shownRunsOf = ({ sites, tokenId }: Caller): Pick<Run['principal'], 'kind' | 'id'> | undefined =>
  sites === undefined ? undefined : { kind: 'client', id: tokenId };

/** Throws `runs.not_found`, equally for a run that is not there and for one that is not shown to this caller. */
export async function getRun(context: RouteContext, runId: string): Promise<Run> {
  const run = await roomOf(context).runs.get(runId);
  const shown = shownRunsOf(context.caller);
  if (shown === undefined || (run.principal.kind === shown.kind && run.principal.id === shown.id)) return run;
  throw new ArqError('runs.not_found', `There is no run ${runId}. See runs_list.`);
}
