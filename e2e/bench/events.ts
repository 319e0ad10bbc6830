/**
 * `node e2e/bench/events.ts`: 1,000 clients follow the same runs over WebSocket, 5,000 messages a second in total. The
 * host is a process of its own, this one drives and measures: how late a message is, counted from the moment that its
 * event was journaled, and what memory the host has before, while and after. Several times, so that what stays can be seen.
 * Options by environment: CLIENTS (1000), EVENTS_PER_SECOND (5), SECONDS (30), ROUNDS (3).
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { ensureBuilt } from '../../native-host/scripts/build.ts';
import { ArqHome } from '../support/arq.ts';
import { startHttpHost } from '../support/http-host.ts';
import { residentMb } from '../support/memory.ts';
import { percentile } from './measure.ts';

const CLIENTS = Number(process.env['CLIENTS'] ?? 1000);
const EVENTS_PER_SECOND = Number(process.env['EVENTS_PER_SECOND'] ?? 5);
const SECONDS = Number(process.env['SECONDS'] ?? 30);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** What a run about the computer journals: created, started, intended, done, done. */
const EVENTS_OF_RUN = 5;
const COMMAND = 'how much memory is free';
const P99_LIMIT_MS = 100;

const EVENT = /^\{"type":"event","id":(\d+),"at":(\d+)/;

interface Round {
  readonly lateMs: number[];
  /** Every client must have heard every event, once. */
  readonly isComplete: boolean;
  readonly perSecond: number;
  /** Processor time of the host, for each message. */
  readonly hostMicroseconds: number;
  readonly memory: { readonly before: number; readonly during: number; readonly after: number };
}

/** User and system time, in ticks of a hundredth of a second. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function open(url: string, token: string, onEvent: (at: number) => void) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/events?topics=runs`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  });
  const live = Promise.withResolvers<void>();
  let count = 0;
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const now = Date.now();
    // Read as little as will do: what this takes counts as lateness of the messages behind it.
    const [, id, at] = EVENT.exec(data.toString('latin1', 0, 80)) ?? [];
    if (at === undefined) {
      if (data.includes('"type":"live"')) live.resolve();
      return;
    }
    if (Number(id) <= lastId) throw new Error(`Event ${id} came after ${lastId}`);
    lastId = Number(id);
    count += 1;
    onEvent(now - Number(at));
  });
  socket.on('error', live.reject);
  await live.promise;
  return {
    get count() {
      return count;
    },
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

async function round(base: string, token: string, pid: number): Promise<Round> {
  const before = residentMb(pid);
  const lateMs: number[] = [];
  const clients: Awaited<ReturnType<typeof open>>[] = [];
  while (clients.length < CLIENTS) {
    const batch = Array.from({ length: Math.min(50, CLIENTS - clients.length) }, () =>
      open(base, token, (late) => lateMs.push(late)),
    );
    clients.push(...(await Promise.all(batch)));
  }
  const cpuBefore = cpuSeconds(pid);
  const startedAt = performance.now();
  const runs: Promise<Response>[] = [];
  const everyMs = (1000 * EVENTS_OF_RUN) / EVENTS_PER_SECOND;
  for (let run = 0; run * everyMs < SECONDS * 1000; run += 1) {
    await delay(Math.max(0, startedAt + run * everyMs - performance.now()));
    runs.push(
      fetch(`${base}/api/v1/runs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ command: COMMAND, waitMs: 20_000 }),
      }),
    );
  }
  for (const response of await Promise.all(runs))
    if (!response.ok) throw new Error(`A run was refused: ${response.status} ${await response.text()}`);
  const seconds = (performance.now() - startedAt) / 1000;
  await delay(1000);
  const cpu = cpuSeconds(pid) - cpuBefore;
  const during = residentMb(pid);
  const perClient = new Set(clients.map(({ count }) => count));
  await Promise.all(clients.map((client) => client.close()));
  await delay(5000);
  return {
    lateMs,
    isComplete: perClient.size === 1 && perClient.has(runs.length * EVENTS_OF_RUN),
    perSecond: Math.round(lateMs.length / seconds),
    hostMicroseconds: Math.round((cpu / lateMs.length) * 1e6),
    memory: { before, during, after: residentMb(pid) },
  };
}

await ensureBuilt(['host']);
const home = new ArqHome();
let isGood = true;
try {
  const { port } = await startHttpHost(home);
  const made = await home.arq('token', 'create', 'bench', '--level', 'operator', '--rate', '100000');
  if (made.code !== 0) throw new Error(made.stderr);
  const { pid } = z.looseObject({ pid: z.number() }).parse(JSON.parse((await home.arq('status', '--json')).stdout));
  console.log(`${CLIENTS} clients, ${EVENTS_PER_SECOND} events a second, ${SECONDS} s, host ${pid}`);
  for (let count = 1; count <= ROUNDS; count += 1) {
    const { lateMs, isComplete, perSecond, hostMicroseconds, memory } = await round(
      `http://127.0.0.1:${port}`,
      made.stdout.trim(),
      pid,
    );
    const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((share) => percentile(lateMs, share));
    const [before, during, after] = [memory.before, memory.during, memory.after].map(Math.round);
    isGood &&= isComplete && (p99 ?? Infinity) < P99_LIMIT_MS;
    console.log(
      `round ${count}: ${lateMs.length} messages, ${perSecond}/s, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, max ${most} ms, ` +
        `${isComplete ? 'complete' : 'INCOMPLETE'}, host ${hostMicroseconds} µs a message, ${before} → ${during} → ${after} MB resident`,
    );
  }
} finally {
  await home.dispose();
}
process.exitCode = isGood ? 0 : 1;
