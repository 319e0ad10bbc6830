import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleEvent, sampleRun } from '../../../../shared/runs/testing/sample-run.ts';
import { HIGH_WATER_BYTES } from './outlet.ts';
import { type EventServer, startEventServer } from './testing/event-server.ts';
import { readSse, type SseMessage } from './testing/read-sse.ts';

const teardown: (() => unknown)[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-sse-'));
});
afterEach(async () => {
  for (const undo of teardown.splice(0).toReversed()) await undo();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(beatMs?: number): Promise<EventServer> {
  const server = await startEventServer({ path: join(folder, 'arq.sqlite'), ...(beatMs !== undefined && { beatMs }) });
  teardown.push(() => server.close());
  return server;
}

async function follow(server: EventServer, query = '', headers: Readonly<Record<string, string>> = {}) {
  const told: SseMessage[] = [];
  const closed = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<IncomingMessage>();
  const asked = readSse(
    `${server.url}${query}`,
    { authorization: 'Bearer owner', ...headers },
    {
      onMessage: (message) => told.push(message),
      onOpen: opened.resolve,
      onClose: closed.resolve,
    },
  );
  teardown.push(() => asked.destroy());
  const response = await opened.promise;
  return {
    told,
    response,
    closed: closed.promise,
    ids: () => told.flatMap(({ message }) => (message.type === 'event' ? [message.id] : [])),
    types: () => told.map(({ message }) => message.type),
  };
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const append = (server: EventServer, seq: number, filler = '') =>
  server.journal.append(sampleRun({ version: seq }), [sampleEvent(seq, { data: { filler } })]);

it('tells the same as a WebSocket, runs unless told otherwise, with ids to resume by', async () => {
  const server = await serve();
  await append(server, 1);
  const listener = await follow(server);
  await until(() => expect(listener.types()).toEqual(['hello', 'subscribed', 'live']));
  expect(listener.told.at(-1)?.id).toBe('1');
  await append(server, 2, 'line\nbreak\r\n\n');
  await until(() => expect(listener.types()).toHaveLength(4));
  expect(listener.told.at(-1)).toMatchObject({ id: '2', message: { id: 2, data: { filler: 'line\nbreak\r\n\n' } } });
  expect(listener.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
});

it('resumes by the header before the address, as an EventSource comes back', async () => {
  const server = await serve();
  for (const seq of range(1, 9)) await append(server, seq);
  const listener = await follow(server, '?topics=runs&lastEventId=2', { 'last-event-id': '6' });
  await until(() => expect(listener.ids()).toEqual([7, 8, 9]));
});

it('follows several topics at once', async () => {
  const server = await serve();
  const listener = await follow(server, '?topics=system,browsers&everySeconds=60');
  await until(() => expect(listener.types()).toEqual(expect.arrayContaining(['system', 'browsers'])));
});

it('costs no memory for a client that does not read, which gets everything once it does', async () => {
  const server = await serve();
  const listener = await follow(server);
  await until(() => expect(listener.types()).toContain('live'));
  listener.response.pause();
  const [client] = [...server.hub.clients()];
  let most = 0;
  for (const seq of range(1, 900)) {
    await append(server, seq, 'x'.repeat(20_000));
    await new Promise(setImmediate);
    most = Math.max(most, client?.outlet.bufferedBytes ?? 0);
  }
  expect(most).toBeGreaterThan(HIGH_WATER_BYTES);
  expect(most).toBeLessThan(HIGH_WATER_BYTES + 64 * 1024);
  listener.response.resume();
  await until(() => expect(listener.ids()).toEqual(range(1, 900)));
  expect(listener.types()).toContain('behind');
});

it('ends with a problem that says why when the token is revoked', async () => {
  const server = await serve();
  const listener = await follow(server);
  await until(() => expect(listener.types()).toContain('live'));
  server.revoke('owner');
  await listener.closed;
  expect(listener.told.at(-1)?.message).toMatchObject({ type: 'problem', code: 'events.closed_4401' });
});

it('says goodbye when the host stops, and does not keep it from stopping', async () => {
  const server = await serve();
  const listener = await follow(server);
  await until(() => expect(listener.types()).toContain('live'));
  await server.close();
  await listener.closed;
  expect(listener.told.at(-1)?.message).toMatchObject({ code: 'events.closed_1001' });
});

it('beats when there is nothing else', async () => {
  const server = await serve(30);
  const listener = await follow(server);
  let text = '';
  listener.response.on('data', (part: string) => (text += part));
  await until(() => expect(text).toContain(': beat\n\n'));
});

it('does not begin to answer a HEAD request for ever', async () => {
  const server = await serve();
  const status = await new Promise((resolve, reject) => {
    request(server.url, { method: 'HEAD', headers: { authorization: 'Bearer owner' } }, (response) =>
      resolve(response.statusCode),
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});
