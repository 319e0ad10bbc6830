/** Which runs a caller may know of: the user all, a client or model only its own. */
import type { Principal } from '../policy/principal.ts';
import { ArqError } from '../protocol/errors.ts';
import type { Run } from './run.ts';
import type { RunService } from './run-service.ts';

export function canSee(principal: Principal, run: Run): boolean {
  if (principal.kind === 'panel' || principal.kind === 'cli') return true;
  return run.principal.kind === principal.kind && run.principal.id === principal.id;
}

/** Throws `runs.not_found` for a run that is not there, and equally for one that is another's. */
export async function getVisible(runs: RunService, runId: string, principal: Principal): Promise<Run> {
  const run = await runs.get(runId);
  if (canSee(principal, run)) return run;
  throw new ArqError('runs.not_found', `There is no run ${runId}. See runs_list.`);
}
