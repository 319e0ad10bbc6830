/** How the host stands now, for `/metrics` and alerts: each is looked at when somebody asks. */
import type { DatabaseSync } from 'node:sqlite';
import { runStatuses } from '../../../shared/runs/run.ts';
import type { BrowserRegistry } from '../link/browser-registry.ts';
import type { Metrics } from '../observe/metrics.ts';
import { countRunsByStatus } from '../runs/count-runs.ts';

export function addHostGauges(
  metrics: Metrics,
  {
    database,
    browsers,
    commandLines,
  }: { readonly database: DatabaseSync; readonly browsers: BrowserRegistry; readonly commandLines: () => number },
): void {
  metrics.gauge('arq_runs', 'Runs in the journal, by how they stand.', () => {
    const counts = countRunsByStatus(database);
    return runStatuses.map((status) => ({ labels: { status }, value: counts.get(status) ?? 0 }));
  });
  metrics.gauge(
    'arq_run_queue_depth',
    'Runs that wait for a tab another run acts in.',
    () => countRunsByStatus(database).get('queued') ?? 0,
  );
  metrics.gauge('arq_browsers_connected', 'Browsers that are connected, by kind.', () =>
    countBy(
      browsers.list().map(({ info }) => info.kind),
      'kind',
    ),
  );
  metrics.gauge('arq_command_lines_connected', 'Command lines that are connected.', commandLines);
}

/** One reading for each value; zero without a label when there is none, so that “none” can be told from “unknown”. */
function countBy(values: readonly string[], label: string) {
  if (values.length === 0) return 0;
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].map(([value, all]) => ({ labels: { [label]: value }, value: all.length }));
}
