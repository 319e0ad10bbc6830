import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type GatewayHost, openGatewayHost } from '../gateway/http/testing/gateway-host.ts';

const named = z.looseObject({ clients: z.array(z.looseObject({ name: z.string() })) });
const listed = z.looseObject({ tokens: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const granted = z.looseObject({ grants: z.array(z.looseObject({ client: z.string() })) });

let gateway: GatewayHost;
beforeAll(async () => {
  gateway = await openGatewayHost();
});
afterAll(() => gateway.dispose());

const call = (tool: string, input: unknown = {}) => gateway.cli.call('tool.call', { tool, input });
const clients = async () => named.parse(await call('clients_list')).clients.map(({ name }) => name);
const work = (token: string) => gateway.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{}', token });

it('ends what the bearer of a revoked token has, and what was given to it, and nothing of who has its name', async () => {
  const token = await gateway.token({ name: 'ci' });
  const { tokens } = listed.parse(await call('tokens_list'));
  const id = tokens.find(({ name }) => name === 'ci')?.id;
  expect((await work(token)).status).toBe(200);
  await call('grants_add', { client: id, capability: 'act', site: 'example.org' });
  await call('grants_add', { client: 'ci', capability: 'act', site: 'other.example' });
  expect(await clients()).toContain('ci');
  await call('tokens_revoke', { token: 'ci' });
  expect(await clients()).not.toContain('ci');
  const { grants } = granted.parse(await call('grants_list'));
  expect(grants).toMatchObject([{ client: 'ci', site: 'other.example' }]);
  expect((await work(token)).status).toBe(401);
});

it('ends what the bearer of an expired token has', async () => {
  const token = await gateway.token({ name: 'short', expiresInDays: 1 / 24 / 3600 });
  expect((await work(token)).status).toBe(200);
  await expect.poll(clients, { timeout: 15_000, interval: 200 }).not.toContain('short');
});
