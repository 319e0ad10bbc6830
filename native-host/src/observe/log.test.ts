import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { traceIdOf } from '../../../shared/protocol/traceparent.ts';
import { openLog } from './log.ts';
import { inTrace, Tracing } from './tracing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (name = 'host.log') =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('writes one JSON object a line, whatever the fields hold', () => {
  const log = openLog(folder, 'host');
  log.write('info', 'link.opened', { name: 'two\nlines \u001b[31m' });
  log.problem('run.problem', new ArqError('page.gone', 'It is gone.'));
  log.problem('run.problem', 'text');
  log.close();
  expect(lines()).toMatchObject([
    { event: 'link.opened', name: 'two\nlines \u001b[31m' },
    { code: 'page.gone' },
    { code: 'internal.unexpected' },
  ]);
  expect(readFileSync(join(folder, 'host.log'), 'utf8')).not.toContain('\u001b');
});

test('never holds what people typed, or secrets', () => {
  const log = openLog(folder, 'host');
  log.write('info', 'tool.called', {
    tool: 'page_type',
    input: { text: 'CANARY' },
    nested: { deep: [{ value: 'CANARY', apiKey: 'CANARY' }] },
    token: 'CANARY',
    userPassword: 'CANARY',
    command: 'CANARY',
    base64: 'CANARY',
  });
  log.close();
  expect(readFileSync(join(folder, 'host.log'), 'utf8')).not.toContain('CANARY');
  expect(lines()[0]).toMatchObject({ tool: 'page_type', input: '[redacted]' });
});

test('rotates, and keeps a few old files', () => {
  const log = openLog(folder, 'host', { maxBytes: 500, keep: 2 });
  for (let index = 0; index < 40; index += 1) log.write('info', 'tool.called', { index });
  log.close();
  expect(readdirSync(folder)).toEqual(['host.log', 'host.log.1', 'host.log.2']);
  expect(lines().at(-1)).toMatchObject({ index: 39 });
});

test('leaves out what is less serious than was asked for', () => {
  const log = openLog(folder, 'host', { level: 'warn' });
  log.write('info', 'a');
  log.write('warn', 'b');
  log.close();
  expect(lines()).toMatchObject([{ level: 'warn', event: 'b' }]);
});

test('names the trace of the call that a line belongs to, however deep', async () => {
  const log = openLog(folder, 'host');
  const tracing = new Tracing({ version: '1', endpoint: undefined, onProblem: () => undefined });
  const { traceparent } = tracing.startSpan('a');
  await inTrace(traceparent, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    log.write('info', 'inside');
  });
  log.write('info', 'outside');
  log.write('info', 'told', { trace: traceparent });
  log.close();
  const trace = traceIdOf(traceparent);
  expect(lines().map((line) => line['trace'])).toEqual([trace, undefined, trace]);
});

test('goes on without a disk, and tells how much was lost', () => {
  const log = openLog(join(folder, 'logs'), 'host');
  log.write('info', 'a');
  log.close();
  rmSync(join(folder, 'logs'), { recursive: true });
  const blocked = openLog('/dev/null/logs', 'host');
  blocked.write('info', 'lost');
  expect(() => blocked.close()).not.toThrow();
});
