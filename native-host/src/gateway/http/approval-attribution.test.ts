/** Who let an act through can be read in the trail: the act names the approval, and the approval the token that decided. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { auditRecord } from '../../../../shared/policy/audit-record.ts';
import { plainFacts } from '../../../../shared/policy/testing/plain-facts.ts';
import { run } from '../../../../shared/runs/run.ts';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';

const TAB = 'aaaaaa.1';
const items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
const trail = z.looseObject({ items: z.array(auditRecord) });

let arq: GatewayHost;
let asker: string;
let first: string;
let second: string;
let auditor: string;
beforeAll(async () => {
  arq = await openGatewayHost();
  asker = await arq.token({ name: 'asker' });
  first = await arq.token({ name: 'first', mayApprove: true });
  second = await arq.token({ name: 'second', mayApprove: true });
  auditor = await arq.token({ name: 'auditing', level: 'auditor' });
  const browser = await connectBrowser(arq.home, {
    device: 'aaaaaa',
    tabs: [{ tab: TAB, title: 'Shop', isActive: true, url: 'https://shop.example/' }],
    answer: async (tool) => {
      if (tool === 'page_inspect') return { targets: [plainFacts({ name: 'Buy', origin: 'https://shop.example' })] };
      if (tool === 'tabs_open') return { tab: 'aaaaaa.2', url: 'about:blank', title: '' };
      return { url: 'https://shop.example/', title: 'Shop', navigated: false, changed: '' };
    },
  });
  await browser.peer.call('approvals.watch', { canAsk: true });
});
afterAll(() => arq.dispose());

const post = (path: string, token: string, body: unknown) =>
  arq.fetch(path, { method: 'POST', token, body: JSON.stringify(body) });
const decide = async (path: string, token: string, decision: string): Promise<unknown> =>
  (await post(path, token, { decision })).json();
const idOf = (token: string) => token.split('_')[1];
const records = async (about: string) =>
  trail
    .parse(await (await arq.fetch('/api/v1/audit?limit=200', { token: auditor })).json())
    .items.filter(({ what }) => what === about);

it.each(['allow', 'deny'])('names the token whose %s a single call of a client got', async (decision) => {
  const acting = post('/api/v1/tools/page_click', asker, { tab: TAB, ref: 'd1e1' });
  const open = async () =>
    items.parse(await (await arq.fetch('/api/v1/approvals', { token: first })).json()).items.map(({ id }) => id);
  await expect.poll(open).toHaveLength(1);
  const [approvalId = ''] = await open();
  expect(await decide(`/api/v1/approvals/${approvalId}`, first, decision)).toEqual({ accepted: true });
  expect((await decide(`/api/v1/approvals/${approvalId}`, second, 'allow')) ?? {}).not.toEqual({ accepted: true });
  await acting;
  const decided = (await records('approval.decided')).filter(({ values }) => values?.['approvalId'] === approvalId);
  expect(decided).toMatchObject([
    { actor: { kind: 'client', id: idOf(first), name: 'first' }, values: { approvalId, decision } },
  ]);
  const acts = (await records('page_click')).filter(({ by }) => by?.id === approvalId);
  expect(acts).toMatchObject([
    { actor: { id: idOf(asker), name: 'asker' }, by: { kind: 'person', id: approvalId, where: 'client' } },
  ]);
});

it.each(['allow', 'deny'])('names the token whose %s a run got', async (decision) => {
  const begun = await post('/api/v1/runs', asker, { command: 'open a new tab', waitMs: 10_000 });
  const { id, approval } = run.parse(await begun.json());
  const approvalId = approval?.id ?? '';
  const path = `/api/v1/runs/${id}/approvals/${approvalId}`;
  expect(await decide(path, second, decision)).toEqual({ accepted: true });
  expect(await decide(path, first, 'allow')).toMatchObject({ accepted: false });
  const ended = async () => run.parse(await (await arq.fetch(`/api/v1/runs/${id}`, { token: asker })).json()).status;
  await expect.poll(ended).toMatch(/^(?:done|failed|stopped)$/);
  const decided = (await records('run.approval_decided')).filter(({ values }) => values?.['runId'] === id);
  expect(decided).toMatchObject([
    { actor: { kind: 'client', id: idOf(second), name: 'second' }, values: { runId: id, approvalId, decision } },
  ]);
  const steps = (await records('tabs_open')).filter((record) => record.run === id);
  if (decision === 'deny') expect(steps.filter(({ outcome }) => outcome === 'ok')).toEqual([]);
  else expect(steps).toMatchObject([{ by: { kind: 'person', id: approvalId, where: 'client' }, outcome: 'ok' }]);
});
