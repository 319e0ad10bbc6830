import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';

const listed = z.looseObject({ tokens: z.array(z.looseObject({ id: z.string(), name: z.string() })) });

/** A stream lasts longer than what nobody holds: what ends it must not be among that. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = z.function({ input: [], output: z.void() }).implement(runInNewContext('gc'));
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(setImmediate);
    collect();
  }
}

let arq: GatewayHost;
beforeAll(async () => {
  arq = await openGatewayHost();
});
afterAll(() => arq.dispose());

const asUser = (tool: string, input: object) => arq.cli.call('tool.call', { tool, input });
const idOf = async (name: string) => {
  const { tokens } = listed.parse(await asUser('tokens_list', {}));
  return tokens.find((token) => token.name === name)?.id ?? '';
};

/** Subscribes to its runs; `news` holds what it heard, `ends` how its stream ended. */
async function subscribe(bearer: string) {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${arq.base}/mcp?tools=core,runs`), { requestInit }));
  const news: string[] = [];
  const ends: string[] = [];
  client.setNotificationHandler('notifications/resources/list_changed', () => void news.push('runs'));
  const subscription = await client.listen({ resourcesListChanged: true });
  void subscription.closed.then((how) => ends.push(how));
  return { news, ends, close: () => client.close() };
}

const runBy = (token: string) =>
  arq.fetch('/api/v1/runs', {
    method: 'POST',
    body: JSON.stringify({ command: 'wait 60 seconds', planOnly: true }),
    token,
  });

const lasting = { timeout: 15_000, interval: 100 };

it.each<[string, object, (name: string) => Promise<unknown>]>([
  ['its token is revoked', {}, (name) => asUser('tokens_revoke', { token: name })],
  ['the user ends its client', {}, async (name) => asUser('clients_revoke', { client: await idOf(name) })],
  ['its secret is rotated away', {}, (name) => asUser('tokens_rotate', { token: name, graceMinutes: 0 })],
  ['its token expires', { expiresInDays: 3 / 24 / 3600 }, async () => undefined],
])('ends a stream of a subscriber when %s', async (why, spec, end) => {
  const name = `ends-when-${why}`.replaceAll(' ', '-');
  const token = await arq.token({ name, grant: 'act', ...spec });
  const staying = await arq.token({ name: `${name}-not`, grant: 'act' });
  const [ended, other] = [await subscribe(token), await subscribe(staying)];
  await runBy(token);
  await expect.poll(() => ended.news).toEqual(['runs']);
  await collectGarbage();
  await end(name);
  await expect.poll(() => ended.ends, lasting).toHaveLength(1);
  await runBy(staying);
  await expect.poll(() => other.news).toEqual(['runs']);
  expect(other.ends).toEqual([]);
  expect(ended.news).toEqual(['runs']);
  await Promise.all([ended.close(), other.close()]);
});
