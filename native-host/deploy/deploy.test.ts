/** What is shipped for operators fits what the host tells: every metric named exists, and Prometheus' own tools accept it all. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type GatewayHost, openGatewayHost } from '../src/gateway/http/testing/gateway-host.ts';

const here = (path: string) => join(import.meta.dirname, path);
const rules = readFileSync(here('prometheus/arq-alerts.yml'), 'utf8');
const dashboard = z
  .looseObject({
    panels: z.array(
      z.looseObject({
        type: z.string(),
        title: z.string().min(1),
        description: z.string().optional(),
        targets: z.array(z.looseObject({ expr: z.string() })).optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(here('grafana/arq-dashboard.json'), 'utf8')));

let gateway: GatewayHost;
let metrics = '';
beforeAll(async () => {
  gateway = await openGatewayHost();
  await gateway.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{}' });
  await gateway.cli.call('tool.call', {
    tool: 'runs_start',
    input: { command: 'how much memory is free', waitMs: 20_000 },
  });
  metrics = await (await gateway.fetch('/metrics')).text();
});
afterAll(() => gateway.dispose());

/** Names of the series that `/metrics` has or can have. */
function seriesNames(): Set<string> {
  const types = [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  // The first is Prometheus' own.
  return new Set(
    [['', 'up', 'gauge'], ...types].flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((part) => `${name}${part}`) : [name],
    ),
  );
}
const namesIn = (text: string) => text.match(/\b(?:arq|process|nodejs)_[a-z0-9_]+\b|\bup(?=\{)/g) ?? [];

describe('the dashboard', () => {
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');

  it('draws only what the host tells', () => {
    const known = seriesNames();
    for (const { title, targets = [] } of panels) {
      const names = targets.flatMap(({ expr }) => namesIn(expr));
      expect(names.length, title).toBeGreaterThan(0);
      for (const name of names) expect(known, `${title}: ${name}`).toContain(name);
    }
  });

  it('draws everything that ARQ counts', () => {
    const drawn = new Set(panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => namesIn(expr))));
    const own = [...metrics.matchAll(/^# TYPE (arq_\S+) /gm)].map(([, name = '']) => name);
    const left = own.filter((name) => ![name, `${name}_bucket`, `${name}_count`].some((series) => drawn.has(series)));
    // The first names the version, the second are people at a terminal.
    expect(left.toSorted()).toEqual(['arq_build_info', 'arq_command_lines_connected']);
  });

  it('explains every panel and asks no place of its own', () => {
    for (const { title, description = '' } of panels) expect(description, title).not.toBe('');
    expect(JSON.stringify(dashboard)).not.toMatch(/https?:/);
  });
});

describe('the alert rules', () => {
  it('look only at what the host tells', () => {
    const known = seriesNames();
    const names = [...rules.matchAll(/expr: (?:\|\n)?([\s\S]*?)\n {8}\w/g)].flatMap(([, expr = '']) => namesIn(expr));
    expect(names.length).toBeGreaterThan(12);
    for (const name of names) expect(known).toContain(name);
  });

  it('say how bad it is, what is wrong and what to do', () => {
    const alerts = rules.split(/- alert: /).slice(1);
    expect(alerts.length).toBeGreaterThan(10);
    for (const alert of alerts) {
      expect(alert).toMatch(/severity: (?:warning|critical) \}/);
      expect(alert).toMatch(/summary: \S/);
      expect(alert).toMatch(/action: \S/);
    }
  });
});

/** From Debian's package prometheus. Where nobody put it there, and nobody checks for all, its part is left out. */
const isPromtoolMissing = spawnSync('promtool', ['--version']).error !== undefined && process.env['CI'] !== 'true';

describe.skipIf(isPromtoolMissing)('promtool', () => {
  const promtool = (args: readonly string[], input = '') => {
    const { status, stdout, stderr, error } = spawnSync('promtool', args, { input, encoding: 'utf8' });
    if (error !== undefined) throw new Error('promtool is missing: apt-get install prometheus', { cause: error });
    return { status, said: `${stdout}${stderr}` };
  };

  it('reads what the host tells', () => {
    const { said } = promtool(['check', 'metrics'], metrics);
    expect(said).not.toMatch(/error while linting|parsing error|text format/);
    // Of names it finds fault with those that prom-client gives what it knows of Node.
    expect(said.split('\n').filter((line) => line.startsWith('arq_'))).toEqual([]);
  });

  it.each([
    ['accepts the rules', ['check', 'rules', here('prometheus/arq-alerts.yml')]],
    ['accepts the example of a configuration', ['check', 'config', '--syntax-only', here('prometheus/prometheus.yml')]],
    [
      'finds that the rules fire when they should, and not otherwise',
      ['test', 'rules', here('prometheus/arq-alerts.test.yml')],
    ],
  ])('%s', (_, args) => {
    expect(promtool(args)).toMatchObject({ status: 0 });
  });

  it('would notice a text that is none', () => {
    expect(promtool(['check', 'metrics'], 'arq_x{ 1').status).not.toBe(0);
  });
});
