import type { AlertRule, MetricCondition, QuietHours } from './alert-rule.ts';
import type { AlertChannel } from './alert-channel.ts';

const above = (metric: string, threshold: number, more: Partial<MetricCondition> = {}): MetricCondition => ({
  kind: 'metric',
  metric,
  measure: 'value',
  is: 'above',
  threshold,
  ...more,
});

const base = { isOn: true, channels: null, isThroughQuiet: false } as const;

/** A click on what is gone, or a refusal, is an answer; these are failures of ARQ itself. */
const OWN_FAILURES = 'internal.*|store.*|link.*|protocol.*|host.*';

/** The rules that ARQ comes with. A person's changes are kept beside them, by id. */
export const defaultRules: readonly AlertRule[] = [
  {
    ...base,
    id: 'run-waiting',
    name: 'A run needs you',
    source: { kind: 'happening', happening: 'run-waiting' },
    // Whoever sits before the panel has decided by then.
    forSeconds: 30,
    severity: 'warning',
    isThroughQuiet: true,
  },
  {
    ...base,
    id: 'run-failed',
    name: 'A run failed or is in doubt',
    source: { kind: 'happening', happening: 'run-failed' },
    forSeconds: 0,
    severity: 'warning',
  },
  {
    ...base,
    id: 'browser-gone',
    name: 'A browser is gone',
    source: { kind: 'happening', happening: 'browser-gone' },
    forSeconds: 60,
    severity: 'warning',
  },
  {
    ...base,
    id: 'cpu',
    name: 'Processor busy',
    source: above('cpu_percent', 80),
    forSeconds: 120,
    severity: 'warning',
  },
  {
    ...base,
    id: 'memory',
    name: 'Memory nearly full',
    source: above('memory_percent', 85),
    forSeconds: 120,
    severity: 'warning',
  },
  {
    ...base,
    id: 'disk',
    name: 'Disk nearly full',
    source: above('disk_percent', 90),
    forSeconds: 60,
    severity: 'critical',
    isThroughQuiet: true,
  },
  {
    ...base,
    id: 'error-rate',
    name: 'ARQ fails calls',
    source: above('arq_tool_calls_total', 0.5, { measure: 'percent', labels: { outcome: OWN_FAILURES } }),
    forSeconds: 60,
    severity: 'critical',
  },
  {
    ...base,
    id: 'slow-requests',
    name: 'Requests are slow',
    source: above('arq_http_request_duration_seconds', 500, { measure: 'p95' }),
    forSeconds: 120,
    severity: 'warning',
  },
];

export const defaultQuiet: QuietHours = { isOn: false, from: '22:00', to: '07:00' };

export const desktopChannel: AlertChannel = { kind: 'desktop', id: 'desktop', name: 'Desktop', isOn: true };
