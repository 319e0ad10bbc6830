/** What a client can do to a connection: on raw sockets, with limits short enough to wait for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Caller } from '../../policy/caller.ts';
import { ClientNumbers } from '../../policy/client-numbers.ts';
import { Clients } from '../../policy/clients.ts';
import { Metrics } from '../../observe/metrics.ts';
import { Grants } from '../../policy/grants.ts';
import { Leases } from '../../policy/leases.ts';
import { openDatabase } from '../../store/open-database.ts';
import type { GatewayServices } from './gateway-services.ts';
import { planListening } from './listen-plan.ts';
import { problem } from './problem.ts';
import { defineRoute } from './route.ts';
import { openGateway, type RunningGateway } from './server.ts';

const caller: Caller = {
  principal: { kind: 'client', id: 't1', name: 'tester' },
  tokenId: 't1',
  level: 'owner',
  mayApprove: false,
  grant: 'read',
  sites: undefined,
  requestsPerMinute: 1_000_000,
};
const released = Promise.withResolvers<void>();
const aborted: string[] = [];

const meta = { tag: 'meta', summary: 'For this test', permission: { action: 'read', subject: 'tool' } } as const;
const routes = [
  defineRoute({
    ...meta,
    method: 'POST',
    path: '/api/v1/slow',
    operationId: 'slow',
    isWork: true,
    responses: { 200: { description: 'Late' } },
    handle: async (_input, { signal }) => {
      signal.addEventListener('abort', () => aborted.push(signal.reason instanceof ArqError ? signal.reason.code : ''));
      await released.promise;
      return { body: { done: true } };
    },
  }),
  defineRoute({
    ...meta,
    method: 'GET',
    path: '/api/v1/old',
    operationId: 'old',
    deprecated: { since: '2026-01-01', sunset: '2027-01-01', successor: '/api/v1/new' },
    responses: { 200: { description: 'Still there', schema: z.strictObject({ ok: z.boolean() }) } },
    handle: () => ({ body: { ok: true } }),
  }),
  defineRoute({
    ...meta,
    method: 'GET',
    path: '/api/v1/broken',
    operationId: 'broken',
    responses: { 200: { description: 'Never' } },
    handle: () => {
      throw new TypeError('the secret is swordfish');
    },
  }),
];

const home = mkdtempSync(join(tmpdir(), 'arq-connections-'));
let gateway: RunningGateway;
const metrics = new Metrics('1');
const problems: string[] = [];
beforeAll(async () => {
  const database = openDatabase(join(home, 'arq.sqlite'));
  const grants = new Grants(database);
  const log = { write: () => {}, problem: (event: string) => problems.push(event), close: () => {} };
  const services = {
    version: '1',
    log,
    metrics,
    clients: new Clients(grants, new Leases(database), new ClientNumbers(database, () => undefined)),
  };
  gateway = await openGateway({
    plan: planListening({ port: 0 }),
    // The routes of this test use none of the rest.
    services: services as unknown as GatewayServices,
    door: { admit: () => caller },
    queue: { running: 4, runningEach: 2, waiting: 1 },
    connections: { maxConnections: 30, headersTimeoutMs: 300, requestTimeoutMs: 600, checkIntervalMs: 100 },
    extraRoutes: routes,
  });
});
afterAll(async () => {
  await gateway.close();
  rmSync(home, { recursive: true, force: true });
});

/** What the server says until it closes the connection, or for a second. */
async function say(text: string | Buffer, options: { readonly end?: boolean } = {}): Promise<string> {
  const socket = connect(gateway.port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('utf8').on('data', (part: string) => (heard += part));
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(text);
  if (options.end === true) socket.end();
  await Promise.race([closed, delay(1500)]);
  socket.destroy();
  return heard;
}
const host = () => `Host: 127.0.0.1:${gateway.port}`;
const request = (line: string, ...more: string[]) => [line, host(), 'Connection: close', ...more, '', ''].join('\r\n');

describe('what is no HTTP', () => {
  it.each([
    ['noise', 'hello\r\n\r\n'],
    ['a TLS greeting', Buffer.from('16030100a5010000a10303', 'hex')],
    ['another version', 'GET / HTTP/9.9\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n'],
    ['a header with a zero byte', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: \0\r\n\r\n'],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n'],
  ])('such as %s is answered 400 and ended', async (_what, bytes) => {
    const heard = await say(bytes);
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).toContain('gateway.http_invalid');
  });

  it('such as headers without end is answered 431', async () => {
    const heard = await say(`GET / HTTP/1.1\r\n${host()}\r\nA: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 431 /);
    expect(heard).toContain('gateway.headers_too_large');
  });
});

describe('a request', () => {
  it.each([
    ['GET http://127.0.0.1/api/v1/tools HTTP/1.1', 400, 'gateway.target_invalid'],
    ['GET //evil.example/api/v1/tools HTTP/1.1', 404, 'gateway.route_unknown'],
    ['GET /api/v1/tools/%zz HTTP/1.1', 400, 'gateway.http_invalid'],
    ['OPTIONS * HTTP/1.1', 400, 'gateway.target_invalid'],
    ['OPTIONS /api/v1/tools HTTP/1.1', 405, 'gateway.method_not_allowed'],
    ['TRACE /api/v1/tools HTTP/1.1', 405, 'gateway.method_not_allowed'],
    [`GET /${'x'.repeat(9000)} HTTP/1.1`, 404, 'gateway.route_unknown'],
  ])('that says %s is answered %d', async (line, status, code) => {
    const heard = await say(request(line));
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard).toContain(code);
    expect(heard.toLowerCase()).not.toContain('access-control-');
  });

  it('whose headers come too slowly is ended', async () => {
    const startedAt = performance.now();
    const heard = await say(`GET / HTTP/1.1\r\n${host()}\r\nA: `);
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    expect(heard).toContain('gateway.request_timeout');
    expect(performance.now() - startedAt).toBeLessThan(1400);
  });

  it('whose body comes too slowly is ended', async () => {
    const heard = await say(
      `POST /api/v1/slow HTTP/1.1\r\n${host()}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that goes wrong inside tells nothing of the inside', async () => {
    const heard = await say(request('GET /api/v1/broken HTTP/1.1'));
    expect(heard).toMatch(/^HTTP\/1\.1 500 /);
    expect(heard).toContain('internal.unexpected');
    expect(heard).not.toContain('swordfish');
    expect(problems).toContain('http.failed');
  });

  it('for what will go is told so', async () => {
    const { headers } = await fetch(`${gateway.address}/api/v1/old`);
    expect(headers.get('deprecation')).toBe(`@${Date.parse('2026-01-01') / 1000}`);
    expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
    expect(headers.get('link')).toBe('</api/v1/new>; rel="successor-version"');
  });
});

describe('work', () => {
  it('beyond what is done and waits is refused with a time to come back, and ends with its client', async () => {
    const post = (signal?: AbortSignal) =>
      fetch(`${gateway.address}/api/v1/slow`, { method: 'POST', ...(signal !== undefined && { signal }) });
    const leaving = new AbortController();
    const gone = post(leaving.signal).catch(() => undefined);
    const kept = post();
    const waits = post();
    let refused = await post();
    for (let tries = 0; refused.status !== 503 && tries < 20; tries += 1) refused = await post();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(problem.parse(await refused.json()).code).toBe('gateway.busy');
    expect(await metrics.samplesOf('arq_http_queue_depth')).toMatchObject([{ value: 1 }]);
    expect(await metrics.samplesOf('arq_http_calls_running')).toMatchObject([{ value: 2 }]);
    leaving.abort();
    await gone;
    await expect.poll(() => aborted).toContain('call.cancelled');
    released.resolve();
    expect([(await kept).status, (await waits).status]).toEqual([200, 200]);
  });

  it('leaves room for others: connections beyond the limit are closed', async () => {
    const sockets: Socket[] = [];
    let closed = 0;
    for (let count = 0; count < 60; count += 1) {
      const socket = connect(gateway.port, '127.0.0.1');
      socket.on('error', () => {}).on('close', () => (closed += 1));
      sockets.push(socket);
    }
    await expect.poll(() => closed).toBeGreaterThanOrEqual(25);
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(async () => (await fetch(`${gateway.address}/health/live`).catch(() => undefined))?.status)
      .toBeDefined();
  });
});
