import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { run, type Run } from '../../../../shared/runs/run.ts';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';
import { problem } from './problem.ts';

let arq: GatewayHost;
let owner: string;
let approver: string;
beforeAll(async () => {
  arq = await openGatewayHost();
  owner = await arq.token({ level: 'owner', grant: 'danger', mayApprove: true });
  approver = await arq.token({ mayApprove: true });
  await connectBrowser(arq.home, {
    device: 'abcdef',
    tabs: [{ tab: 'abcdef.1', title: 'Page', isActive: true }],
    answer: async (tool, input, { signal }) => {
      if (tool === 'page_wait_for') {
        await delay(60_000, undefined, { signal, ref: false });
        return { waitedMs: 0 };
      }
      if (tool === 'tabs_open') return { tab: 'abcdef.2', url: 'about:blank', title: '' };
      return input;
    },
  });
});
afterAll(() => arq.dispose());

const post = (path: string, body?: unknown, token?: string, headers: Record<string, string> = {}) =>
  arq.fetch(path, {
    method: 'POST',
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(token !== undefined && { token }),
  });
const codeIn = async (response: Response) => `${response.status} ${problem.parse(await response.json()).code}`;
const runIn = async (response: Response): Promise<Run> => run.parse(await response.json());
const page = z.object({ items: z.array(run), next: z.string().optional() });
const until = (id: string, isThere: (view: Run) => boolean, token?: string) =>
  vi.waitFor(async () => {
    const view = await runIn(await arq.fetch(`/api/v1/runs/${id}`, token === undefined ? {} : { token }));
    expect(isThere(view)).toBe(true);
    return view;
  });

describe('runs', () => {
  it('are begun, and followed at their path', async () => {
    const response = await post('/api/v1/runs', { command: 'wait 30 seconds' });
    expect(response.status).toBe(202);
    const begun = await runIn(response);
    expect(response.headers.get('location')).toBe(`/api/v1/runs/${begun.id}`);
    expect(begun.principal).toMatchObject({ kind: 'client', name: 'usual' });
    const stopped = await post(`/api/v1/runs/${begun.id}/stop`);
    expect((await runIn(stopped)).status).toBe('stopped');
    const events = (await (await arq.fetch(`/api/v1/runs/${begun.id}/events?limit=1`)).json()) as {
      items: { seq: number; type: string }[];
      next: string;
    };
    expect(events.items).toEqual([expect.objectContaining({ seq: 1, type: 'run.created' })]);
    const rest = await arq.fetch(`/api/v1/runs/${begun.id}/events?cursor=${events.next}`);
    expect(((await rest.json()) as { items: { seq: number }[] }).items[0]?.seq).toBe(2);
  });

  it('are waited for', async () => {
    const response = await post('/api/v1/runs', { command: 'show system info', waitMs: 20_000 });
    expect(response.status).toBe(200);
    expect((await runIn(response)).status).toBe('done');
  });

  it('are begun once for each key', async () => {
    const begin = (command: string) =>
      post('/api/v1/runs', { command, waitMs: 20_000 }, undefined, { 'idempotency-key': 'one-of-a-kind' });
    const first = await runIn(await begin('show system info'));
    const second = await runIn(await begin('show system info'));
    expect(second.id).toBe(first.id);
    expect(await codeIn(await begin('show processes'))).toBe('422 call.key_reused');
  });

  it('are not sent again to who has them', async () => {
    const { id } = await runIn(await post('/api/v1/runs', { command: 'show system info', waitMs: 20_000 }));
    const first = await arq.fetch(`/api/v1/runs/${id}`);
    const again = await arq.fetch(`/api/v1/runs/${id}`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('are listed page by page, none twice and none left out', async () => {
    const made = new Set<string>();
    for (let count = 0; count < 7; count += 1)
      made.add((await runIn(await post('/api/v1/runs', { command: 'show system info', waitMs: 20_000 }))).id);
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const listed = page.parse(await (await arq.fetch(`/api/v1/runs?limit=3&status=done${cursor}`)).json());
      seen.push(...listed.items.map(({ id }) => id));
      next = listed.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...made].filter((id) => !seen.includes(id))).toEqual([]);
  });

  it.each(['limit=0', 'limit=x', 'status=lost', 'page=2', 'cursor=%F0%9F'])('refuse the query %s', async (query) => {
    expect(await codeIn(await arq.fetch(`/api/v1/runs?${query}`))).toMatch(/^400 gateway\.(?:query|cursor)_invalid$/);
  });

  it('that are not there are said to be not there', async () => {
    expect(await codeIn(await arq.fetch('/api/v1/runs/r_nobody'))).toBe('404 runs.not_found');
    expect(await codeIn(await post('/api/v1/runs/r_nobody/stop'))).toBe('404 runs.not_found');
  });

  it('cannot be approved beforehand', async () => {
    expect(await codeIn(await post('/api/v1/runs', { command: 'x', approve: 'danger' }))).toBe(
      '400 gateway.body_invalid',
    );
  });

  it('are approved with a token that was made for it, by another than began them', async () => {
    const command = { command: 'open a new tab', waitMs: 10_000 };
    const { id, approval } = await runIn(await post('/api/v1/runs', command, approver));
    const path = `/api/v1/runs/${id}/approvals/${approval?.id ?? 'none'}`;
    expect(await codeIn(await post(path, { decision: 'allow' }))).toBe('403 policy.access_denied');
    expect(await codeIn(await post(path, { decision: 'allow' }, approver))).toBe('403 policy.own_approval');
    expect(await (await post(path, { decision: 'allow' }, owner)).json()).toEqual({ accepted: true });
    expect(await (await post(path, { decision: 'deny' }, owner)).json()).toEqual({ accepted: false });
    await until(id, ({ status }) => status === 'done');
    const audit = await arq.fetch(`/api/v1/audit?what=run.approval_decided`, { token: owner });
    expect(((await audit.json()) as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ values: expect.objectContaining({ runId: id, decision: 'allow' }) as object }),
    );
  });
});

describe('a token of another workspace', () => {
  it('sees and begins no run of this one', async () => {
    const { id } = await runIn(await post('/api/v1/runs', { command: 'show system info', waitMs: 20_000 }));
    const team = await arq.token({ level: 'owner', workspace: 'team' });
    const seen = await arq.fetch(`/api/v1/runs/${id}`, { token: team });
    expect(seen.status).toBeGreaterThanOrEqual(400);
    const begun = { command: 'show system info', waitMs: 20_000 };
    await post('/api/v1/runs', begun, team);
    await post('/api/v1/tools/runs_start', begun, team);
    const listed = page.parse(await (await arq.fetch('/api/v1/runs?limit=200')).json());
    expect(listed.items.filter(({ principal }) => principal.workspace === 'team')).toEqual([]);
  });
});

describe('files of a run', () => {
  it('are listed and fetched, and nothing beside them', async () => {
    const { id } = await runIn(await post('/api/v1/runs', { command: 'show system info', waitMs: 20_000 }));
    const folder = join(arq.home, 'run-files', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'step-1.png'), 'not really a picture');
    writeFileSync(join(folder, 'step-2.png.tmp'), 'half');
    symlinkSync(join(arq.home, 'secret'), join(folder, 'secret.png'));
    expect(existsSync(join(arq.home, 'secret'))).toBe(true);
    const listed = (await (await arq.fetch(`/api/v1/runs/${id}/files`)).json()) as { items: { href: string }[] };
    expect(listed.items).toEqual([{ id: 'step-1.png', kind: 'file', bytes: 20, href: expect.any(String) as string }]);
    const file = await arq.fetch(listed.items[0]?.href ?? '');
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="step-1.png"');
    expect(await file.text()).toBe('not really a picture');
    const unlessChanged = { headers: { 'if-none-match': file.headers.get('etag') ?? '' } };
    expect((await arq.fetch(listed.items[0]?.href ?? '', unlessChanged)).status).toBe(304);
    writeFileSync(join(folder, 'step-1.png'), 'written anew');
    expect((await arq.fetch(listed.items[0]?.href ?? '', unlessChanged)).status).toBe(200);
    for (const name of ['secret.png', 'step-2.png.tmp', '..%2F..%2Fsecret', '..', '.', '%00'])
      expect([400, 404]).toContain((await arq.fetch(`/api/v1/runs/${id}/files/${name}`)).status);
  });
});

describe('browsers and tabs', () => {
  it('are listed', async () => {
    const browsers = (await (await arq.fetch('/api/v1/browsers')).json()) as { items: object[] };
    expect(browsers.items).toEqual([expect.objectContaining({ kind: 'chromium', browser: 'chromium-1' })]);
    const tabs = (await (await arq.fetch('/api/v1/tabs?text=Page')).json()) as { items: object[] };
    expect(tabs.items).toEqual([expect.objectContaining({ tab: 'abcdef.1', title: 'Page' })]);
  });

  it('are opened by who was given that', async () => {
    const response = await post('/api/v1/tabs', { url: '' }, owner);
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining({ tab: 'abcdef.2' })]);
    const asked = await post('/api/v1/tabs', { url: '' }, approver);
    expect(await codeIn(asked)).toBe('403 policy.approval_needed');
  });
});

describe('tokens', () => {
  it('are made, rotated and revoked by an owner, within what the owner has', async () => {
    // One that may approve makes none: two tokens in the same hands would ask and allow each other.
    expect(await codeIn(await post('/api/v1/tokens', { name: 'grafana' }, owner))).toBe('403 policy.access_denied');
    const owning = await arq.token({ level: 'owner' });
    const made = await post('/api/v1/tokens', { name: 'grafana', level: 'viewer' }, owning);
    expect(made.status).toBe(201);
    const { text, token } = (await made.json()) as { text: string; token: { id: string } };
    expect((await arq.fetch('/api/v1/tools', { token: text })).status).toBe(200);
    const rotated = (await (await post(`/api/v1/tokens/${token.id}/rotate`, undefined, owning)).json()) as {
      text: string;
    };
    expect(rotated).toMatchObject({ token: { id: token.id } });
    expect((await arq.fetch('/api/v1/tools', { token: rotated.text })).status).toBe(200);
    const path = `/api/v1/tokens/${token.id}`;
    expect((await arq.fetch(path, { method: 'DELETE', token: owning })).status).toBe(200);
    expect(await codeIn(await arq.fetch('/api/v1/tools', { token: rotated.text }))).toBe('401 token.revoked');
    expect(await codeIn(await post('/api/v1/tokens', { name: 'grafana' }))).toBe('403 policy.access_denied');
    expect(await codeIn(await post('/api/v1/tokens', { name: 'x', workspace: 'other' }, owning))).toBe(
      '400 gateway.body_invalid',
    );
  });
});

describe('the audit trail', () => {
  it('tells what was done over HTTP, page by page, and exports it', async () => {
    await post('/api/v1/tools/system_info', {}, owner);
    const listed = await arq.fetch('/api/v1/audit?limit=2&what=system_info', { token: owner });
    const { items, next } = (await listed.json()) as { items: { actor: object }[]; next?: string };
    expect(items[0]?.actor).toMatchObject({ kind: 'client' });
    expect(items).toHaveLength(2);
    expect((await arq.fetch(`/api/v1/audit?cursor=${next ?? ''}`, { token: owner })).status).toBe(200);
    const lines = await (await arq.fetch('/api/v1/audit/export', { token: owner })).text();
    expect(lines.trim().split('\n').length).toBeGreaterThan(5);
    const csv = await (await arq.fetch('/api/v1/audit/export.csv', { token: owner })).text();
    expect(csv).toMatch(/^workspace,seq,/);
    const verdict: unknown = await (await post('/api/v1/audit/verify', undefined, owner)).json();
    expect(verdict).toMatchObject({ isIntact: true });
  });
});

describe('the API about itself', () => {
  it('is described, and shown as a page without scripts, to whoever has no token', async () => {
    const openApi = (await (await arq.fetch('/api/v1/openapi.json', { token: null })).json()) as { paths: object };
    expect(Object.keys(openApi.paths)).toContain('/api/v1/tools/page_click');
    const docs = await arq.fetch('/api/v1/docs', { token: null });
    expect(docs.status).toBe(200);
    const html = await docs.text();
    expect(docs.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html).toContain('/api/v1/runs/{runId}');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|href="(?!#)|url\(/);
  });

  it('has measures, health and alerts', async () => {
    expect(await (await arq.fetch('/metrics')).text()).toContain('arq_http_request_duration_seconds_count');
    expect(await (await arq.fetch('/health/live', { token: null })).json()).toEqual({ status: 'ok' });
    expect(await (await arq.fetch('/health/ready')).json()).toMatchObject({ status: 'ok' });
    expect(await (await arq.fetch('/health')).json()).toMatchObject({ version: '0.1.0' });
    expect(await (await arq.fetch('/api/v1/alerts?which=all')).json()).toHaveProperty('alerts');
    expect(await (await arq.fetch('/api/v1/alerts/rules')).json()).toHaveProperty('rules');
    expect(await codeIn(await post('/api/v1/alerts/none/acknowledge'))).toBe('404 alerts.not_found');
  });

  it('tells of clients, grants and leases', async () => {
    const clients = (await (await arq.fetch('/api/v1/clients')).json()) as { items: { face: string }[] };
    expect(clients.items.map(({ face }) => face)).toContain('rest');
    expect((await arq.fetch('/api/v1/leases')).status).toBe(200);
    const grants = (await (await arq.fetch('/api/v1/grants')).json()) as { items: { id: string }[] };
    const path = `/api/v1/grants/${grants.items[0]?.id ?? 'none'}`;
    expect((await arq.fetch(path, { method: 'DELETE', token: owner })).status).toBe(204);
    expect(await codeIn(await arq.fetch(path, { method: 'DELETE', token: owner }))).toBe('404 grants.not_found');
  });
});
