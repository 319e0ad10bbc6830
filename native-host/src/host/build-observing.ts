import { join } from 'node:path';
import { type Log, openLog } from '../observe/log.ts';
import { Metrics } from '../observe/metrics.ts';
import { Tracing } from '../observe/tracing.ts';
import { type OperatorSettings, readOperatorSettings } from '../store/operator-settings.ts';

/** How the host tells of itself: lines, numbers and spans, as the operator set them. */
export interface Observing {
  readonly operator: OperatorSettings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

export function buildObserving(home: string, version: string): Observing {
  const operator = readOperatorSettings(home);
  const log = openLog(join(home, 'logs'), 'host', { level: operator.logLevel });
  if (operator.problem !== undefined) log.problem('settings.ignored', operator.problem);
  const tracing = new Tracing({
    version,
    endpoint: operator.otlpEndpoint,
    onProblem: (problem) => log.problem('traces.not_sent', problem),
  });
  return { operator, log, metrics: new Metrics(version), tracing };
}
