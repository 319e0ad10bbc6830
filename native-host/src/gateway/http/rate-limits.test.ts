import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';

let gateway: GatewayHost;
beforeAll(async () => {
  gateway = await openGatewayHost();
});
afterAll(() => gateway.dispose());

const statuses = async (count: number, path: string, init: Parameters<GatewayHost['fetch']>[1]) => {
  const counts: Record<number, number> = {};
  for (let index = 0; index < count; index += 1) {
    const answer = await gateway.fetch(path, init);
    await answer.body?.cancel();
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
  }
  return counts;
};

it('refuses a token that asks more often than it may, and no other', async () => {
  const token = await gateway.token({ requestsPerMinute: 5 });
  expect(await statuses(8, '/api/v1/tools/system_info', { token })).toEqual({ 200: 5, 429: 3 });
  const refused = await gateway.fetch('/api/v1/tools', { token });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'gateway.rate_limited' });
  expect((await gateway.fetch('/api/v1/tools')).status).toBe(200);
});

it('refuses a token that asks too often for what costs more, and lets it have the rest', async () => {
  const token = await gateway.token({ level: 'owner' });
  const init = { method: 'POST', body: '{"no such field":1}', token };
  expect(await statuses(62, '/api/v1/tokens', init)).toEqual({ 400: 60, 429: 2 });
  expect((await gateway.fetch('/api/v1/tools', { token })).status).toBe(200);
});

it('refuses an address without a token on public routes only when it floods', async () => {
  expect(await statuses(200, '/health/live', { token: null })).toEqual({ 200: 200 });
});
