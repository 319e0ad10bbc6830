/** How the host stands now, for `/metrics` and alerts: each is looked at when somebody asks. */
import type { DatabaseSync } from 'node:sqlite';
import { runStatuses } from '../../../shared/runs/run.ts';
import type { Metrics } from '../observe/metrics.ts';
import { countRunsByStatus } from '../runs/count-runs.ts';
import type { Access } from './build-access.ts';
import type { Workspaces } from './workspaces.ts';

export function addHostGauges(
  metrics: Metrics,
  {
    database,
    browsers,
    clients,
    approvals,
    leases,
    runs,
    commandLines,
  }: Pick<Access, 'browsers' | 'clients' | 'approvals' | 'leases'> & {
    readonly database: DatabaseSync;
    readonly runs: () => Pick<Workspaces, 'unfinished'>;
    readonly commandLines: () => number;
  },
): void {
  metrics.gauge('arq_runs', 'Runs in the journal, by how they stand.', () => {
    const counts = countRunsByStatus(database);
    return runStatuses.map((status) => ({ labels: { status }, value: counts.get(status) ?? 0 }));
  });
  metrics.gauge(
    'arq_run_queue_depth',
    'Runs that wait for a tab another run acts in.',
    () =>
      runs()
        .unfinished()
        .filter(({ status }) => status === 'queued').length,
  );
  metrics.gauge('arq_browsers_connected', 'Browsers that are connected, by kind.', () =>
    countBy(
      browsers.list().map(({ info }) => info.kind),
      'kind',
    ),
  );
  metrics.gauge('arq_clients_connected', 'Clients that are connected, by the face they came to.', () =>
    countBy(
      clients.list().map(({ face }) => face),
      'face',
    ),
  );
  metrics.gauge(
    'arq_approvals_waiting',
    'Acts that wait for a person now: single calls of clients, and runs.',
    () =>
      approvals.list().length +
      runs()
        .unfinished()
        .filter(({ status }) => status === 'waiting').length,
  );
  metrics.gauge('arq_leases_held', 'Tabs that a client holds.', () => leases.list().length);
  metrics.gauge('arq_command_lines_connected', 'Command lines that are connected.', commandLines);
}

/** One reading for each value; zero without a label when there is none, so that “none” can be told from “unknown”. */
function countBy(values: readonly string[], label: string) {
  if (values.length === 0) return 0;
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].map(([value, all]) => ({ labels: { [label]: value }, value: all.length }));
}
