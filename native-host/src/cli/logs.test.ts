import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLog } from '../observe/log.ts';

const main = join(import.meta.dirname, '../main.ts');
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-logs-'));
  mkdirSync(join(home, 'logs'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function start(...args: string[]) {
  const child = spawn(process.execPath, [main, 'logs', ...args], { env: { ...process.env, ARQ_HOME: home } });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const events = () =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { event: string }).event);
  return { child, ended, events };
}

it('prints what was asked for, oldest first, over rotated files', async () => {
  const log = openLog(join(home, 'logs'), 'host', { maxBytes: 300, level: 'debug' });
  for (const index of [1, 2, 3, 4]) log.write('info', `a.happened${index}`);
  log.write('warn', 'b.happened', { trace: TRACE });
  log.close();
  const all = start();
  await all.ended;
  expect(all.events()).toEqual(['a.happened1', 'a.happened2', 'a.happened3', 'a.happened4', 'b.happened']);
  const last = start('-n', '2');
  await last.ended;
  expect(last.events()).toEqual(['a.happened4', 'b.happened']);
  for (const args of [
    ['--level', 'warn'],
    ['--trace', '4bf92f3577b34da6a3ce929d0e0e4736'],
  ]) {
    const some = start(...args);
    await some.ended;
    expect(some.events()).toEqual(['b.happened']);
  }
  expect(await start('--level', 'loud').ended).toBe(2);
});

it('follows the log through its rotation until it is interrupted', async () => {
  const log = openLog(join(home, 'logs'), 'host', { maxBytes: 400 });
  log.write('info', 'before');
  const following = start('-f');
  await vi.waitFor(() => expect(following.events()).toEqual(['before']), { timeout: 20_000 });
  for (let index = 0; index < 8; index += 1) {
    log.write('info', `event.number${index}`);
    await vi.waitFor(() => expect(following.events().at(-1)).toBe(`event.number${index}`), { timeout: 20_000 });
  }
  following.child.kill('SIGINT');
  await following.ended;
  expect(following.events()).toHaveLength(9);
  log.close();
}, 60_000);
