import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tools } from '../../../shared/tools/index.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { sampleEntry } from '../policy/audit/testing/sample-entry.ts';
import { openDatabase } from '../store/open-database.ts';
import { hostHandlers } from './index.ts';

function build() {
  const folder = mkdtempSync(join(tmpdir(), 'arq-tools-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  const context = hostContext(database);
  onTestFinished(() => {
    context.audit.close();
    database.close();
    rmSync(folder, { recursive: true });
  });
  return context;
}

test('audit_list shows the caller’s workspace, and another one when it is named', async () => {
  const context = build();
  context.audit.note(sampleEntry());
  context.audit.note(sampleEntry({ principal: { kind: 'client', id: 'x', workspace: 'team' } }));
  const own = tools.audit_list.output.parse(await hostHandlers.audit_list({}, context));
  expect(own.records.map(({ workspace }) => workspace)).toEqual(['default']);
  expect((await hostHandlers.audit_list({ workspace: 'team' }, context)).records).toHaveLength(1);
});

test('audit_export writes what audit_list shows, oldest first', async () => {
  const context = build();
  for (const at of [1, 2, 3]) context.audit.note(sampleEntry({ at }));
  const { path, rows } = await hostHandlers.audit_export({ format: 'jsonl', from: 2 }, context);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(rows).toBe(2);
  expect(lines.map((line) => (JSON.parse(line) as { at: number }).at)).toEqual([2, 3]);
  const csv = await hostHandlers.audit_export({ format: 'csv' }, context);
  expect(csv.rows).toBe(3);
  expect(csv.path).toMatch(/audit-.*\.csv$/);
});

test('health_get looks at every part, says how long that took and what to do', async () => {
  const context = build();
  const report = tools.health_get.output.parse(await hostHandlers.health_get({}, context));
  expect(report.checks.map(({ name }) => name)).toEqual([
    'store',
    'audit',
    'browsers',
    'model',
    'disk',
    'memory',
    'processor',
    'queue',
  ]);
  const find = (wanted: string) => report.checks.find(({ name }) => name === wanted);
  expect(find('store')).toMatchObject({ status: 'ok' });
  expect(find('browsers')).toMatchObject({ status: 'warn', remedy: 'Open one with `arq browser`.' });
  expect(find('model')?.detail).toMatch(/^None is configured/);
  for (const { ms, status, remedy } of report.checks) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(remedy === undefined).toBe(status === 'ok');
  }
});
