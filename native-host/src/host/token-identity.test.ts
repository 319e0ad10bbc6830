/** A token is known by itself: what its name is called like gives it nothing, and what ends it ends it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { type GatewayHost, openGatewayHost } from '../gateway/http/testing/gateway-host.ts';
import { connectBrowser, type ScriptedBrowser } from './scripted-peers.ts';

const TAB = 'aaaaaa.1';
const outcome = { url: 'https://bank.example/', title: 'Bank', navigated: false, changed: '' };
const items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

let gateway: GatewayHost;
let browser: ScriptedBrowser;
beforeAll(async () => {
  gateway = await openGatewayHost();
  browser = await connectBrowser(gateway.home, {
    device: 'aaaaaa',
    tabs: [{ tab: TAB, title: 'Bank', isActive: true, url: 'https://bank.example/' }],
    answer: async (tool) =>
      tool === 'page_inspect' ? { targets: [plainFacts({ name: 'Pay', origin: 'https://bank.example' })] } : outcome,
  });
});
afterAll(() => gateway.dispose());

const cli = (tool: string, input: unknown = {}) => gateway.cli.call('tool.call', { tool, input });
const click = async (token: string, key?: string) => {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const body = JSON.stringify({ tab: TAB, ref: 'd1e1' });
  const answer = await gateway.fetch('/api/v1/tools/page_click', { method: 'POST', token, body, headers });
  return answer.ok ? 'ok' : z.looseObject({ code: z.string() }).parse(await answer.json()).code;
};
const clicks = () => browser.calls.filter(({ tool }) => tool === 'page_click').length;

it('has nothing of what was given to a client of its name, until it is given to its id', async () => {
  await cli('grants_add', { client: 'Claude Code', capability: 'danger', site: '*' });
  const token = await gateway.token({ name: 'Claude Code' });
  expect(await click(token)).toBe('policy.approval_needed');
  await cli('grants_add', { client: token.split('_')[1], capability: 'act', site: 'bank.example' });
  expect(await click(token)).toBe('ok');
  await cli('leases_release', { tab: TAB });
});

it('shares no idempotency keys with a later token of its name', async () => {
  const first = await gateway.token({ name: 'keyed', grant: 'act' });
  const before = clicks();
  expect(await click(first, 'k-1')).toBe('ok');
  await cli('tokens_revoke', { token: 'keyed' });
  const second = await gateway.token({ name: 'keyed', grant: 'act' });
  expect(await click(second, 'k-1')).toBe('ok');
  expect(clicks()).toBe(before + 2);
  await cli('leases_release', { tab: TAB });
});

it('is good no more once everything is revoked', async () => {
  const token = await gateway.token({ name: 'bold', grant: 'danger' });
  expect(await click(token)).toBe('ok');
  expect(await cli('clients_revoke', { client: token.split('_')[1] })).toMatchObject({ connections: 1, tokens: 1 });
  expect(await click(token)).toBe('token.revoked');
});

it('neither sees nor decides what waits on other sites than its own', async () => {
  await browser.peer.call('approvals.watch', { canAsk: true });
  const asker = await gateway.token({ name: 'asker' });
  const limited = await gateway.token({ name: 'limited', mayApprove: true, sites: ['a.example'] });
  const able = await gateway.token({ name: 'able', mayApprove: true, sites: ['bank.example'] });
  const list = async (token: string) =>
    items.parse(await (await gateway.fetch('/api/v1/approvals', { token })).json()).items;
  const acting = click(asker);
  await expect.poll(async () => (await list(able)).length).toBe(1);
  expect(await list(limited)).toEqual([]);
  const [open] = await list(able);
  const decide = (token: string) =>
    gateway.fetch(`/api/v1/approvals/${open?.id ?? ''}`, { method: 'POST', token, body: '{"decision":"allow"}' });
  expect((await decide(limited)).status).toBe(404);
  expect(await (await decide(able)).json()).toEqual({ accepted: true });
  expect(await acting).toBe('ok');
});
