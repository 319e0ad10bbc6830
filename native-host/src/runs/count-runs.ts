import type { DatabaseSync } from 'node:sqlite';
import { inStore } from '../store/store-errors.ts';

/** How many runs of all workspaces stand how, for those who watch the host as a whole. */
export function countRunsByStatus(database: DatabaseSync): Map<string, number> {
  const rows = inStore(() => database.prepare('SELECT status, count(*) AS total FROM runs GROUP BY status').all());
  return new Map(rows.map((row) => [String(row['status']), Number(row['total'])]));
}

/** Workspaces with a run that has not ended. */
export function listWorkspacesWithRuns(database: DatabaseSync): string[] {
  const rows = inStore(() => database.prepare('SELECT DISTINCT workspace FROM runs WHERE ended_at IS NULL').all());
  return rows.map(({ workspace }) => String(workspace));
}
