import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { eventClose, type EventTopic } from '../../../../shared/protocol/event-messages.ts';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';
import { type EventListener, listenToEvents } from './testing/event-listener.ts';

let arq: GatewayHost;
beforeAll(async () => {
  arq = await openGatewayHost();
});
afterAll(() => arq.dispose());

const listeners: EventListener[] = [];
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.socket.terminate();
});

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
async function follow(token: string, query: string): Promise<EventListener> {
  const listener = await listenToEvents(`${arq.base}/api/v1/events`, token, query);
  listeners.push(listener);
  return listener;
}
const tool = (name: string, input: unknown) => arq.cli.call('tool.call', { tool: name, input });

it('follows a run from its beginning to its end', async () => {
  const listener = await follow(await arq.token(), '?topics=runs');
  await until(() => expect(listener.ofType('live')).toHaveLength(1));
  const { runId } = (await tool('runs_start', { command: 'how much memory is free', waitMs: 20_000 })) as {
    readonly runId: string;
  };
  await until(() => expect(listener.events.at(-1)?.event).toBe('run.done'));
  expect(listener.events[0]).toMatchObject({ event: 'run.created', runId, seq: 1 });
  expect(new Set(listener.events.map((event) => event.runId))).toEqual(new Set([runId]));
  const again = await follow(await arq.token({ level: 'auditor' }), `?topics=runs&lastEventId=0&runIds=${runId}`);
  await until(() => expect(again.ofType('live')).toHaveLength(1));
  expect(again.events).toEqual(listener.events);
});

it.each<[string, string, readonly EventTopic[]]>([
  ['owner', 'default', ['runs', 'system', 'browsers', 'approvals', 'alerts']],
  ['operator', 'default', ['runs', 'system', 'browsers', 'approvals', 'alerts']],
  ['viewer', 'default', ['runs', 'system', 'browsers', 'approvals', 'alerts']],
  ['auditor', 'default', ['runs', 'system', 'approvals']],
  ['owner', 'team', ['runs', 'browsers', 'approvals']],
])('offers an %s of the workspace %s what its level may read', async (level, workspace, topics) => {
  const listener = await follow(await arq.token({ level, workspace }), '');
  await until(() => expect(listener.ofType('hello')).toMatchObject([{ topics }]));
});

it('shows nothing of another workspace', async () => {
  const listener = await follow(await arq.token({ workspace: 'team' }), '?topics=runs&lastEventId=0');
  await tool('runs_start', { command: 'how much memory is free', waitMs: 20_000 });
  await until(() => expect(listener.ofType('live')).toHaveLength(1));
  await tool('runs_start', { command: 'how much memory is free', waitMs: 20_000 });
  expect(listener.events).toEqual([]);
});

it('shows states as they are, and reads the sensors', async () => {
  const listener = await follow(await arq.token(), '?topics=browsers,approvals,alerts,system');
  await until(() => expect(listener.ofType('browsers')).toMatchObject([{ data: [] }]));
  await until(() => expect(listener.ofType('approvals')).toMatchObject([{ data: [] }]));
  await until(() => expect(listener.ofType('alerts')).toMatchObject([{ data: { firing: 0 } }]));
  await until(() => expect(listener.ofType('system').length).toBeGreaterThan(0));
});

it('ends with its token, and with the client that the user ends', async () => {
  const [first, second] = [await arq.token({ name: 'to-revoke' }), await arq.token({ name: 'to-end' })];
  const [revoked, ended] = [await follow(first, '?topics=runs'), await follow(second, '?topics=runs')];
  const { clients } = (await tool('clients_list', {})) as {
    readonly clients: readonly { name: string; face: string }[];
  };
  expect(clients).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'to-revoke', face: 'events' })]));
  await tool('tokens_revoke', { token: 'to-revoke' });
  expect((await revoked.closed).code).toBe(eventClose.tokenEnded);
  await tool('clients_revoke', { client: 'to-end' });
  expect((await ended.closed).code).toBe(eventClose.tokenEnded);
});

it('lets nobody in without a token, from a foreign page, or by another name of this computer', async () => {
  const token = await arq.token();
  const statusOf = async (headers: Readonly<Record<string, string>>, chosen: string | null = token) =>
    (await arq.fetch('/api/v1/events', { headers, token: chosen })).status;
  expect(await statusOf({}, null)).toBe(401);
  expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  await expect(listenToEvents(`${arq.base}/api/v1/events`, 'arq_no')).rejects.toThrow('401');
});

it('counts itself in what Prometheus is told', async () => {
  await tool('runs_start', { command: 'how much memory is free', waitMs: 20_000 });
  const listener = await follow(await arq.token(), '?topics=runs&lastEventId=0');
  await until(() => expect(listener.ofType('live')).toHaveLength(1));
  const body = await (await arq.fetch('/metrics')).text();
  expect(body).toMatch(/^arq_event_clients\{transport="websocket"\} 1$/m);
  expect(body).toMatch(/^arq_events_sent_total\{transport="websocket"\} [1-9]/m);
  expect(body).toMatch(/^arq_runs\{status="done"\} [1-9]/m);
  expect(body).toMatch(/^arq_clients_connected\{face="events"\} [1-9]/m);
});
