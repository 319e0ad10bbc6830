/** Where a caller's runs are: those of its workspace and no other's. */
import { DEFAULT_WORKSPACE, workspaceOf } from '../../../../shared/policy/principal.ts';
import type { Journal } from '../../../../shared/runs/journal.ts';
import type { RunService } from '../../../../shared/runs/run-service.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { RouteContext } from './route.ts';

export interface Room {
  readonly runs: RunService;
  readonly journal: Journal;
}

export function roomOf({ services, caller }: RouteContext): Room {
  const workspace = workspaceOf(caller.principal);
  if (workspace === DEFAULT_WORKSPACE) return services;
  throw new ArqError('gateway.not_here', `This host keeps no runs of the workspace ${workspace}.`);
}
