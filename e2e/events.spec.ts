/** Programs follow ARQ as it is built: what they are told outlives the host, whichever way they listen. */
import { once } from 'node:events';
import { get } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { ensureBuilt } from '../native-host/scripts/build.ts';
import { eventMessage } from '../shared/protocol/event-messages.ts';
import { ArqHome } from './support/arq.ts';
import { startHttpHost } from './support/http-host.ts';

const home = new ArqHome();
let token = '';
beforeAll(async () => {
  await ensureBuilt(['host']);
  ({ token } = await startHttpHost(home));
});
afterAll(() => home.dispose());

const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 20 });
const status = z.looseObject({ pid: z.number(), http: z.string() });
/** Starts the host when there is none. */
async function hostNow(): Promise<z.infer<typeof status>> {
  await home.arq('host', '--detach');
  return status.parse(JSON.parse((await home.arq('status', '--json')).stdout));
}

interface Told {
  readonly id: number;
  readonly event: string;
  readonly runId: string;
}

/** Adds what is told after the last of `told` to it; resolves once connected. */
async function follow(base: string, told: Told[]): Promise<WebSocket> {
  const from = told.at(-1)?.id ?? 0;
  const socket = new WebSocket(`${base.replace('http', 'ws')}/api/v1/events?topics=runs&lastEventId=${from}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.on('message', (data: Buffer) => {
    const message = eventMessage.parse(JSON.parse(data.toString('utf8')));
    if (message.type === 'event') told.push({ id: message.id, event: message.event, runId: message.runId });
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
}

const startRun = (base: string) =>
  fetch(`${base}/api/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ command: 'how much memory is free' }),
  });

it(
  'tells everything once though the host is killed in the middle of runs, again and again',
  { timeout: 180_000 },
  async () => {
    const told: Told[] = [];
    for (const pauseMs of [0, 300, 700]) {
      const { http, pid } = await hostNow();
      const socket = await follow(http, told);
      const gone = once(socket, 'close');
      const before = told.length;
      await Promise.all([startRun(http), startRun(http)]);
      await until(() => expect(told.length).toBeGreaterThan(before + pauseMs / 200));
      process.kill(pid, 'SIGKILL');
      await gone;
    }
    const { http } = await hostNow();
    await follow(http, told);
    const anew: Told[] = [];
    await follow(http, anew);
    await until(() => {
      expect(anew.length).toBeGreaterThan(6);
      expect(told).toEqual(anew);
    });
    const ids = told.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    // Each run has its end: what the killed host left unfinished was settled by the next one, and told.
    const ended = new Set(
      told.filter(({ event }) => /^run\.(?:done|stopped|in_doubt|failed)$/.test(event)).map(({ runId }) => runId),
    );
    expect(ended).toEqual(new Set(told.map(({ runId }) => runId)));
  },
);

it('tells the same as server-sent events', async () => {
  const { http } = await hostNow();
  const asked = get(`${http}/api/v1/events?topics=system,browsers`, { headers: { authorization: `Bearer ${token}` } });
  let text = '';
  asked.on('response', (response) => response.on('data', (part: Buffer) => (text += part.toString('utf8'))));
  asked.on('error', () => undefined);
  await until(() => {
    expect(text).toContain('event: system\ndata: {');
    expect(text).toContain('event: browsers\ndata: {');
  });
  asked.destroy();
});
