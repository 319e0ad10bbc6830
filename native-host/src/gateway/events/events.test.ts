import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { eventClose } from '../../../../shared/protocol/event-messages.ts';
import { sampleEvent, sampleRun } from '../../../../shared/runs/testing/sample-run.ts';
import { HIGH_WATER_BYTES } from './outlet.ts';
import { type EventListener, listenToEvents } from './testing/event-listener.ts';
import { type EventServer, type EventServerOptions, startEventServer, usage } from './testing/event-server.ts';

const teardown: (() => unknown)[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-events-'));
});
afterEach(async () => {
  for (const undo of teardown.splice(0).toReversed()) await undo();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(options: Partial<EventServerOptions> = {}): Promise<EventServer> {
  const server = await startEventServer({ path: join(folder, 'arq.sqlite'), ...options });
  teardown.push(() => server.close());
  return server;
}

async function follow(server: EventServer, query = '?topics=runs', token = 'owner'): Promise<EventListener> {
  const listener = await listenToEvents(server.url, token, query);
  teardown.push(() => listener.socket.terminate());
  return listener;
}

let version = 0;
async function append(server: EventServer, seqs: readonly number[], filler = '', runId = 'r_01'): Promise<void> {
  version += 1;
  const events = seqs.map((seq) => sampleEvent(seq, { runId, data: { filler } }));
  await server.journal.append(sampleRun({ id: runId, version }), events);
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 });
const idsOf = (listener: EventListener) => listener.events.map(({ id }) => id);
const untilHeard = (listener: EventListener, ids: readonly number[]) =>
  until(() => expect(idsOf(listener)).toEqual(ids));

it('says first what may be followed and where the record stands', async () => {
  const server = await serve();
  await append(server, [1, 2]);
  const listener = await follow(server, '');
  await until(() => expect(listener.heard).toHaveLength(1));
  expect(listener.heard[0]).toEqual({
    type: 'hello',
    version: '1.2.3',
    topics: ['runs', 'system', 'browsers'],
    lastEventId: 2,
    heartbeatSeconds: 15,
  });
});

it('sends what happens from now on, as the journal has it', async () => {
  const server = await serve();
  await append(server, [1]);
  const listener = await follow(server);
  await until(() => expect(listener.ofType('live')).toEqual([{ type: 'live', lastEventId: 1 }]));
  await append(server, [2, 3], 'x');
  await untilHeard(listener, [2, 3]);
  expect(listener.events[0]).toEqual({
    type: 'event',
    id: 2,
    at: 1002,
    runId: 'r_01',
    seq: 2,
    event: 'step.done',
    data: { filler: 'x' },
  });
});

it.each([
  ['in the address', '?topics=runs&lastEventId=2', undefined],
  ['in a message', '', { type: 'subscribe', topic: 'runs', lastEventId: 2 }],
])('resumes after the id named %s, with nothing missed and nothing twice', async (_, query, message) => {
  const server = await serve();
  await append(server, range(1, 200));
  const listener = await follow(server, query);
  if (message !== undefined) listener.say(message);
  await append(server, range(201, 210));
  await untilHeard(listener, range(3, 210));
});

it('follows single runs, and leaves them', async () => {
  const server = await serve();
  const listener = await follow(server, '?topics=runs&runIds=r_02,r_03&lastEventId=0');
  await append(server, [1]);
  await append(server, [1, 2], '', 'r_02');
  await untilHeard(listener, [2, 3]);
  listener.say({ type: 'unsubscribe', topic: 'runs' });
  await until(() => expect(listener.ofType('unsubscribed')).toHaveLength(1));
  await append(server, [3], '', 'r_02');
  listener.say({ type: 'subscribe', topic: 'runs', runIds: ['r_01'], lastEventId: 0 });
  await untilHeard(listener, [2, 3, 1]);
});

it('tells of deleted runs', async () => {
  const server = await serve();
  await append(server, [1]);
  const listener = await follow(server);
  await until(() => expect(listener.ofType('live')).toHaveLength(1));
  await server.journal.deleteRun('r_01');
  await until(() => expect(listener.events.map(({ event }) => event)).toEqual(['run.deleted']));
});

describe('a gap', () => {
  it('is told to a client that was away for longer than deletions are remembered', async () => {
    const server = await serve({ keptDeletions: 3 });
    for (let run = 1; run <= 5; run += 1) await append(server, [1], '', `r_${run}`);
    for (let run = 1; run <= 5; run += 1) await server.journal.deleteRun(`r_${run}`);
    expect(server.feed.horizon('default')).toBe(7);
    const listener = await follow(server, '?topics=runs&lastEventId=6');
    await untilHeard(listener, [8, 9, 10]);
    expect(listener.ofType('gap')).toEqual([{ type: 'gap', reason: 'pruned', lastEventId: 6, resumesAt: 7 }]);
    const fresh = await follow(server, '?topics=runs&lastEventId=0');
    await until(() => expect(fresh.ofType('live')).toHaveLength(1));
    expect(fresh.ofType('gap')).toEqual([]);
  });

  it('is told to a client whose last event this store has never had', async () => {
    const server = await serve();
    await append(server, [1]);
    const listener = await follow(server, '?topics=runs&lastEventId=900');
    await until(() =>
      expect(listener.ofType('gap')).toEqual([{ type: 'gap', reason: 'reset', lastEventId: 900, resumesAt: 1 }]),
    );
    await append(server, [2]);
    await untilHeard(listener, [2]);
  });
});

describe('a client that does not keep up', () => {
  it('is told so, costs no memory, and gets the rest from the store once it reads again', async () => {
    const server = await serve();
    const listener = await follow(server);
    await until(() => expect(listener.ofType('live')).toHaveLength(1));
    listener.socket.pause();
    const [socket] = server.app.websocketServer.clients;
    let seq = 0;
    let most = 0;
    for (let n = 0; n < 400; n += 1) {
      await append(server, [(seq += 1), (seq += 1)], 'x'.repeat(20_000));
      await new Promise(setImmediate);
      most = Math.max(most, socket?.bufferedAmount ?? 0);
    }
    expect(most).toBeGreaterThan(HIGH_WATER_BYTES);
    expect(most).toBeLessThan(HIGH_WATER_BYTES + 64 * 1024);
    listener.socket.resume();
    await untilHeard(listener, range(1, seq));
    expect(listener.ofType('behind')).toHaveLength(1);
    await until(() => expect(listener.ofType('live')).toHaveLength(2));
    await append(server, [(seq += 1)]);
    await untilHeard(listener, range(1, seq));
    expect(
      (await server.metrics.samples()).find(
        ({ name, labels }) => name === 'arq_events_slow_clients_total' && labels['action'] === 'catch_up',
      )?.value,
    ).toBe(1);
  });

  it('is closed when it takes nothing at all, and can resume', async () => {
    const server = await serve({ beatMs: 100 });
    const listener = await follow(server);
    await until(() => expect(listener.ofType('live')).toHaveLength(1));
    listener.socket.pause();
    for (let seq = 1; seq <= 400; seq += 1) await append(server, [seq], 'x'.repeat(20_000));
    await until(() => expect(server.hub.count('websocket')).toBe(0));
    listener.socket.resume();
    await listener.closed;
    const last = idsOf(listener).at(-1) ?? 0;
    expect(idsOf(listener)).toEqual(range(1, last));
    const again = await follow(server, `?topics=runs&lastEventId=${last}`);
    await untilHeard(again, range(last + 1, 400));
  });
});

describe('who may follow', () => {
  it.each([
    ['nobody', 'stranger', '', 401],
    ['a level without runs', 'nothing', '?topics=runs', 403],
    ['a level without sensors', 'runs-only', '?topics=runs,system', 403],
    ['an unknown topic', 'owner', '?topics=secrets', 400],
    ['a token in the address', 'owner', '?token=owner', 400],
    ['an id that is none', 'owner', '?lastEventId=-1', 400],
  ])('refuses %s before the connection changes its language', async (_, token, query, status) => {
    const server = await serve();
    for (const headers of [
      {},
      {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    ]) {
      const answer = await new Promise<number | undefined>((resolve, reject) => {
        const asked = request(`${server.url}${query}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
        asked
          .on('response', (response) => resolve(response.resume().statusCode))
          .on('upgrade', () => resolve(101))
          .on('error', reject)
          .end();
      });
      expect(answer).toBe(status);
    }
    expect(server.hub.count('websocket') + server.hub.count('sse')).toBe(0);
  });

  it('tells a message for what is not allowed, and goes on', async () => {
    const server = await serve();
    const listener = await follow(server, '', 'runs-only');
    listener.say({ type: 'subscribe', topic: 'system' });
    await until(() => expect(listener.ofType('problem')[0]).toMatchObject({ code: 'policy.access_denied' }));
    listener.say({ type: 'subscribe', topic: 'runs' });
    await until(() => expect(listener.ofType('live')).toHaveLength(1));
  });

  it('takes a token from the subprotocols, as a page must send it', async () => {
    const server = await serve();
    const socket = new WebSocket(server.url.replace('http', 'ws'), ['arq.events.v1', 'arq.token.owner']);
    teardown.push(() => socket.terminate());
    await until(() => expect(socket.readyState).toBe(WebSocket.OPEN));
    expect(socket.protocol).toBe('arq.events.v1');
  });

  it('keeps workspaces apart, and shows a token for some sites its own runs only', async () => {
    const server = await serve();
    const [all, limited, other] = [
      await follow(server),
      await follow(server, '?topics=runs', 'one-site'),
      await follow(server, '?topics=runs', 'of-b'),
    ];
    for (const listener of [all, limited, other]) await until(() => expect(listener.ofType('live')).toHaveLength(1));
    await append(server, [1]);
    await server.journal.append(sampleRun({ id: 'r_own', principal: { kind: 'client', id: 'one-site' } }), [
      sampleEvent(1, { runId: 'r_own' }),
    ]);
    await server.elsewhere.append(sampleRun({ id: 'r_b' }), [sampleEvent(1, { runId: 'r_b' })]);
    await untilHeard(all, [1, 2]);
    await untilHeard(limited, [2]);
    await untilHeard(other, [3]);
    const [allAgain, limitedAgain, otherAgain] = [
      await follow(server, '?lastEventId=0&topics=runs'),
      await follow(server, '?lastEventId=0&topics=runs', 'one-site'),
      await follow(server, '?lastEventId=0&topics=runs', 'of-b'),
    ];
    await untilHeard(allAgain, [1, 2]);
    await untilHeard(limitedAgain, [2]);
    await untilHeard(otherAgain, [3]);
  });

  it('closes the connections of a token that was revoked, at once and with nothing after', async () => {
    const server = await serve();
    const [gone, stays] = [await follow(server), await follow(server, '?topics=runs', 'runs-only')];
    server.revoke('owner');
    await append(server, [1]);
    expect(await gone.closed).toMatchObject({ code: eventClose.tokenEnded });
    expect(gone.events).toEqual([]);
    await untilHeard(stays, [1]);
  });
});

describe('sensors', () => {
  it('are read by one sampler for all, as often as somebody wants, and not at all when nobody does', async () => {
    let reads = 0;
    const server = await serve({
      readUsage: () => Promise.resolve({ ...usage, cpu: { percent: (reads += 1), load1: 0 } }),
    });
    const slow = await follow(server, '?topics=system&everySeconds=3600');
    await until(() => expect(slow.ofType('system')).toHaveLength(1));
    const quick = await follow(server, '?topics=system&everySeconds=1');
    await until(() => expect(quick.ofType('system')).toHaveLength(2));
    expect(slow.ofType('system')).toHaveLength(1);
    expect(reads).toBe(3);
    expect(quick.ofType('system')[0]).toMatchObject({ skipped: 0, data: { memory: usage.memory } });
    await quick.close();
    await slow.close();
    await until(() => expect(server.hub.sampler.isRunning).toBe(false));
  });
});

it('shows a state at once and after every change, the last one when changes come together', async () => {
  const server = await serve();
  const listener = await follow(server, '?topics=browsers');
  await until(() => expect(listener.ofType('browsers').map(({ data }) => data)).toEqual([['chromium-1']]));
  server.setBrowsers([]);
  server.setBrowsers(['firefox-1']);
  await until(() =>
    expect(listener.ofType('browsers').map(({ data }) => data)).toEqual([['chromium-1'], ['firefox-1']]),
  );
});

describe('what a client says', () => {
  it.each([
    '',
    'no json',
    '[]',
    '{"type":"subscribe"}',
    '{"type":"subscribe","topic":"runs","lastEventId":-1}',
    '{"type":"subscribe","topic":"system","everySeconds":0}',
  ])('is answered with a problem when it cannot be followed: %s', async (text) => {
    const server = await serve();
    const listener = await follow(server, '');
    listener.socket.send(text);
    await until(() => expect(listener.ofType('problem')).toMatchObject([{ code: 'events.message_invalid' }]));
  });

  it('ends the connection when it never makes sense, is too large or comes too fast', async () => {
    const server = await serve();
    const [senseless, large, fast] = [await follow(server, ''), await follow(server, ''), await follow(server, '')];
    for (let n = 0; n < 10; n += 1) senseless.socket.send('?');
    large.socket.send('x'.repeat(17 * 1024));
    for (let n = 0; n < 60; n += 1) fast.say({ type: 'unsubscribe', topic: 'runs' });
    expect((await senseless.closed).code).toBe(eventClose.badRequests);
    expect((await large.closed).code).toBe(1009);
    expect((await fast.closed).code).toBe(eventClose.badRequests);
  });
});

it('tells everybody to come back when it stops', async () => {
  const server = await serve();
  const listener = await follow(server);
  await until(() => expect(listener.ofType('live')).toHaveLength(1));
  await server.close();
  expect((await listener.closed).code).toBe(eventClose.goingAway);
});

it('refuses a WebSocket that asks for another route', async () => {
  const server = await serve();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/plain`, { headers: { authorization: 'Bearer owner' } });
  const ended = Promise.withResolvers<void>();
  socket.on('close', () => ended.resolve()).on('error', () => ended.resolve());
  await ended.promise;
  expect(server.hub.count('websocket')).toBe(0);
});
