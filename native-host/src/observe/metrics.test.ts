import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.ts';

const valueOf = async (metrics: Metrics, name: string, labels: Readonly<Record<string, string>> = {}) =>
  (await metrics.samples()).find(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  )?.value;

/** A host that has seen one of everything. */
function busy(): Metrics {
  const metrics = new Metrics('1.2.3');
  metrics.requested({ route: '/api/v1/tools/:name', method: 'POST', status: 200, ms: 7 });
  metrics.rateLimited('/api/v1/tools');
  metrics.toolCalled({ tool: 'page_click', outcome: 'ok', caller: 'client', ms: 120 });
  metrics.toolCalled({ tool: 'page_click', outcome: 'page.ref_stale', caller: 'client', ms: 3 });
  metrics.runEnded('done');
  metrics.approvalAsked();
  metrics.approvalDecided('denied');
  metrics.idempotentReplay();
  metrics.eventSent('websocket', false);
  metrics.eventSent('sse', true);
  metrics.eventDropped('system');
  metrics.eventGap('pruned');
  metrics.eventClientSlow('catch_up');
  metrics.gauge('arq_browsers_connected', 'Browsers.', () => [{ labels: { kind: 'fire"fox\\\n' }, value: 2 }]);
  return metrics;
}

it('counts calls by tool, outcome and caller, and their time in buckets', async () => {
  const metrics = busy();
  expect(await valueOf(metrics, 'arq_tool_calls_total', { tool: 'page_click', outcome: 'page.ref_stale' })).toBe(1);
  expect(await valueOf(metrics, 'arq_tool_call_duration_seconds_bucket', { tool: 'page_click', le: '0.005' })).toBe(1);
  expect(await valueOf(metrics, 'arq_tool_call_duration_seconds_bucket', { tool: 'page_click', le: '0.25' })).toBe(2);
  expect(await valueOf(metrics, 'arq_tool_call_duration_seconds_bucket', { tool: 'page_click', le: '+Inf' })).toBe(2);
  expect(await valueOf(metrics, 'arq_tool_call_duration_seconds_count')).toBe(2);
  expect(await valueOf(metrics, 'arq_tool_call_duration_seconds_sum')).toBeCloseTo(0.123);
});

it('counts a value on a bound in the bucket of that bound', async () => {
  const metrics = new Metrics('1');
  metrics.requested({ route: '/x', method: 'GET', status: 200, ms: 5 });
  expect(await valueOf(metrics, 'arq_http_request_duration_seconds_bucket', { le: '0.005' })).toBe(1);
  expect(await valueOf(metrics, 'arq_http_request_duration_seconds_bucket', { le: '0.0025' })).toBe(0);
});

it('looks at a gauge only when asked', async () => {
  const metrics = new Metrics('1');
  let looks = 0;
  metrics.gauge('arq_looks', 'Looks.', () => (looks += 1));
  expect(looks).toBe(0);
  expect(await valueOf(metrics, 'arq_looks')).toBe(1);
  expect(await valueOf(metrics, 'arq_looks')).toBe(2);
});

it('does not grow without end when labels do', async () => {
  const metrics = new Metrics('1');
  for (let n = 0; n < 5000; n += 1) metrics.rateLimited(`/made/up/${n}`);
  const samples = (await metrics.samples()).filter(({ name }) => name === 'arq_http_rate_limited_total');
  expect(samples.length).toBeLessThanOrEqual(501);
  expect(samples.find(({ labels }) => labels['route'] === 'other')?.value).toBe(4500);
  expect(samples.reduce((sum, { value }) => sum + value, 0)).toBe(5000);
});

describe('the text for Prometheus', () => {
  it('holds what was counted and what the process uses, and can be asked for again', async () => {
    const metrics = busy();
    const { contentType, body } = await metrics.text();
    expect(contentType).toContain('text/plain; version=0.0.4');
    expect(body).toContain('arq_build_info{version="1.2.3"} 1');
    expect(body).toContain('arq_tool_calls_total{tool="page_click",outcome="ok",caller="client"} 1');
    for (const name of [
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'process_cpu_seconds_total',
    ])
      expect(body).toContain(`# TYPE ${name} `);
    metrics.runEnded('done');
    expect((await metrics.text()).body).toContain('arq_runs_ended_total{status="done"} 2');
  });

  it('names every metric by the rules', async () => {
    const { body } = await busy().text();
    const types = [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].filter(([, name]) => name?.startsWith('arq_'));
    expect(types.length).toBeGreaterThan(12);
    for (const [, name = '', type] of types) {
      expect(name).toMatch(/^arq_[a-z][a-z_]*[a-z]$/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });

  it.skipIf(spawnSync('promtool', ['--version']).error !== undefined)('is accepted by promtool', async () => {
    const { body } = await busy().text();
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: body, encoding: 'utf8' });
    // Warnings about names of the process's own metrics come from prom-client; ours have none.
    expect(`${stdout}${stderr}`).not.toMatch(/arq_/);
    expect(`${stdout}${stderr}`).not.toContain('error while linting');
    expect([0, 3]).toContain(status);
  });
});
