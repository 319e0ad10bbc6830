import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { connectClient } from '../../host/scripted-client.ts';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';

const EACH = 64;
const WAITING = 512;
/** Of what waits beside one call by REST. */
const PART = 73;
const PER_MINUTE = 600;
/** As many messages as one request may hold. */
const BATCH = 100;

let arq: GatewayHost;
let waiting = 0;
beforeAll(async () => {
  arq = await openGatewayHost();
  await connectBrowser(arq.home, {
    device: 'aaaaaa',
    tabs: [{ tab: 'aaaaaa.1', title: 'Page', isActive: true }],
    answer: async (_tool, _input, { signal }) => {
      waiting += 1;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      waiting -= 1;
    },
  });
});
afterAll(() => arq.dispose());
const leaving: AbortController[] = [];
afterEach(async () => {
  for (const controller of leaving.splice(0)) controller.abort();
  await expect.poll(() => waiting, { timeout: 10_000 }).toBe(0);
});

const calls = (count: number, name: string, input: object) =>
  Array.from({ length: count }, (_, index) => ({
    jsonrpc: '2.0',
    id: index + 1,
    method: 'tools/call',
    params: { name, arguments: input },
  }));
const forever = (count: number) => calls(count, 'page_wait_for', { text: 'never' });
const gone = () => {
  const controller = new AbortController();
  leaving.push(controller);
  return controller.signal;
};
const accept = 'application/json, text/event-stream';
const post = (body: unknown, token: string, signal: AbortSignal = gone()) =>
  arq.fetch('/mcp?tools=all', { method: 'POST', body: JSON.stringify(body), token, headers: { accept }, signal });
const rest = (tool: string, token: string) =>
  arq.fetch(`/api/v1/tools/${tool}`, { method: 'POST', body: '{}', token, signal: gone() });
const measure = async (name: string) =>
  Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await arq.fetch('/metrics')).text())?.[1]);

const answered = z.object({
  result: z.object({
    isError: z.boolean().optional(),
    structuredContent: z.looseObject({ error: z.looseObject({ code: z.string() }).optional() }),
  }),
});
/** Codes of the errors in an answer, `ok` for what worked. */
const codes = async (response: Response) =>
  [...(await response.text()).matchAll(/^data: (\{.+)$/gm)].map(
    ([, data = '']) => answered.parse(JSON.parse(data)).result.structuredContent.error?.code ?? 'ok',
  );

it('counts calls of a dangerous tool for its token, by whichever way they come', async () => {
  const token = await arq.token({ grant: 'danger' });
  for (let sent = 0; sent < PER_MINUTE; sent += BATCH) {
    const told = await codes(await post(calls(BATCH, 'files_write', {}), token));
    expect(told).toEqual(Array.from({ length: BATCH }, () => 'tool.input_invalid'));
  }
  const refused = await post(calls(1, 'files_write', {})[0], token);
  expect(refused.status).toBe(200);
  expect(await codes(refused)).toEqual(['gateway.rate_limited']);
  const byRest = await rest('files_write', token);
  expect(byRest.status).toBe(429);
  expect(await byRest.text()).toContain('files_write 600 times a minute');
  expect(await codes(await post(calls(1, 'system_info', {})[0], token))).toEqual(['ok']);
  expect((await rest('files_write', await arq.token({ grant: 'danger' }))).status).toBe(400);
});

it('counts each message of a batch as a request of its token', async () => {
  const token = await arq.token({ requestsPerMinute: 10 });
  expect((await post(calls(8, 'system_info', {}), token)).status).toBe(200);
  const refused = await post(calls(8, 'system_info', {}), token);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'gateway.rate_limited' });
});

it('has calls by MCP wait for their turn among those by REST, and refuses what finds no place', async () => {
  const token = await arq.token();
  const first = new AbortController();
  const begun = post(forever(EACH), token, first.signal);
  await expect.poll(() => waiting, { timeout: 10_000 }).toBe(EACH);
  const byRest = rest('system_info', token);
  await expect.poll(() => measure('arq_http_queue_depth')).toBe(1);
  expect(await measure('arq_http_calls_running')).toBe(EACH);
  const others = new AbortController();
  const behind = Array.from({ length: (WAITING - 1) / PART }, () => post(forever(PART), token, others.signal));
  const settled = Promise.allSettled([begun, ...behind]);
  await expect.poll(() => measure('arq_http_queue_depth')).toBe(WAITING);
  expect(waiting).toBe(EACH);
  const refused = await post(forever(1)[0], token);
  expect(refused.status).toBe(200);
  expect(await codes(refused)).toEqual(['gateway.busy']);
  others.abort();
  await expect.poll(() => measure('arq_http_queue_depth')).toBe(1);
  first.abort();
  expect((await byRest).status).toBe(200);
  await settled;
});

it('bounds what one client on stdio has under way', async () => {
  const client = await connectClient(arq.home, { name: 'eager' });
  const settled = Promise.allSettled(
    Array.from({ length: EACH + WAITING }, () => client.call('page_wait_for', { text: 'never' })),
  );
  await expect.poll(() => waiting, { timeout: 10_000 }).toBe(EACH);
  expect(await client.codeOf('page_wait_for', { text: 'never' })).toBe('gateway.busy');
  const other = await connectClient(arq.home, { name: 'other' });
  expect(await other.codeOf('system_info', {})).toBe('ok');
  other.close();
  client.close();
  await settled;
});
