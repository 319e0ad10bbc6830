/** Where a caller's runs are: those of its workspace and no other's. */
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import type { Journal } from '../../../../shared/runs/journal.ts';
import type { RunService } from '../../../../shared/runs/run-service.ts';
import type { RouteContext } from './route.ts';

export interface Room {
  readonly runs: RunService;
  readonly journal: Journal;
}

export const roomOf = ({ services, caller }: RouteContext): Room => services.workspace(workspaceOf(caller.principal));
