/** Kills connections and hosts at random: whoever resumes by the last event id misses nothing and gets nothing twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { EventFeed } from '../../runs/event-feed.ts';
import { openDatabase } from '../../store/open-database.ts';
import { messageIn } from './testing/event-listener.ts';
import { readSse } from './testing/read-sse.ts';

const ROUNDS = process.env['ARQ_LONG'] === '1' ? 200 : 12;
let folder = '';
const children = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-resume-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(folder, { recursive: true, force: true });
});

async function startHost(path: string): Promise<{ readonly port: number; readonly child: ChildProcess }> {
  const program = join(import.meta.dirname, 'testing/append-and-serve.ts');
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const port = await new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(Number(line)));
  });
  return { port, child };
}

/** Reads events into `ids` until `enough` have come, then breaks the connection wherever it is. */
type Reader = (port: number, ids: number[], enough: number) => Promise<void>;

const byWebSocket: Reader = (port, ids, enough) =>
  new Promise((resolve) => {
    const from = ids.at(-1) ?? 0;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/events?topics=runs&lastEventId=${from}`, {
      headers: { authorization: 'Bearer owner' },
    });
    let isOver = false;
    socket.on('message', (data) => {
      if (isOver) return;
      const message = messageIn(data);
      if (message.type === 'event') ids.push(message.id);
      if (ids.length < enough) return;
      isOver = true;
      socket.terminate();
    });
    socket.on('error', () => undefined).on('close', () => resolve());
  });

const byServerSentEvents: Reader = (port, ids, enough) =>
  new Promise((resolve) => {
    const headers = { authorization: 'Bearer owner', 'last-event-id': String(ids.at(-1) ?? 0) };
    const asked = readSse(`http://127.0.0.1:${port}/api/v1/events`, headers, {
      onMessage: ({ id, message }) => {
        if (message.type !== 'event' || ids.length >= enough) return;
        expect(id).toBe(String(message.id));
        ids.push(message.id);
        if (ids.length >= enough) asked.destroy();
      },
      onClose: () => resolve(),
    });
  });

it.each([
  ['a WebSocket', byWebSocket],
  ['server-sent events', byServerSentEvents],
])('misses nothing and gets nothing twice over %s, whatever is killed', { timeout: 600_000 }, async (_, read) => {
  const path = join(folder, 'arq.sqlite');
  const ids: number[] = [];
  let host = await startHost(path);
  for (let round = 0; round < ROUNDS; round += 1) {
    const reading = read(host.port, ids, ids.length + 1 + Math.floor(Math.random() * 400));
    if (round % 3 === 2) {
      const { child } = host;
      const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
      await reading;
      clearTimeout(timer);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      host = await startHost(path);
    } else await reading;
  }
  host.child.kill('SIGKILL');
  await once(host.child, 'exit');
  const database = openDatabase(path);
  const stored = new EventFeed(database).since(0, { workspace: 'default', limit: -1 }).map(({ id }) => id);
  database.close();
  expect(ids.length).toBeGreaterThan(ROUNDS * 20);
  expect(ids).toEqual(stored.slice(0, ids.length));
});
