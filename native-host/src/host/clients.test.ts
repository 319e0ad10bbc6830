import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { DOTS } from '../../../shared/runs/redaction.ts';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { connectHost, type HostPeer } from '../link/connect-host.ts';
import { connectClient } from './scripted-client.ts';
import { connectBrowser, type ScriptedBrowser } from './scripted-peers.ts';
import { startHost } from './start-host.ts';
import type { RunningHost } from './start-host.ts';

let home: string;
let host: RunningHost;
let browser: ScriptedBrowser;
let user: HostPeer;
let facts = plainFacts({ name: 'Register', origin: 'https://example.org' });
/** Set by tests that hold an act up. */
let gate: Promise<void> = Promise.resolve();
let openFails = false;
const clicked: unknown[] = [];
const TAB = 'aaaaaa.1';
const outcome = { url: 'https://example.org/', title: 'Example', navigated: false, changed: '' };
const click = { tab: TAB, ref: 'd1e1' };

const answer = async (tool: string, input: unknown): Promise<unknown> => {
  if (tool === 'page_inspect') return { targets: [facts] };
  if (tool === 'page_read_text') return { url: outcome.url, title: 'Example', text: 'Hello', truncated: false };
  if (tool === 'tabs_open' && openFails)
    throw new ArqError('page.unreachable', 'It cannot be reached.', { data: { opened: 'aaaaaa.2' } });
  if (tool === 'storage_list_items')
    return { site: 'example.org', items: [{ name: 'session', value: 'hunter2', chars: 7 }] };
  if (tool === 'page_click') clicked.push(input);
  await gate;
  return outcome;
};

const openHost = async () => {
  host = await startHost({ home, version: '0.1.0', browserReturnMs: 300 });
  browser = await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [
      { tab: TAB, title: 'Example', isActive: true },
      { tab: 'aaaaaa.2', title: 'Other', isActive: false },
    ],
    answer,
  });
  user = await connectHost({ home, startIfNone: false, version: '0.1.0' });
};
const asUser = (tool: string, input: object) => user.call('tool.call', { tool, input });
const approvals = () =>
  browser.heard
    .filter(({ name }) => name === 'approvals.changed')
    .map(({ data }) => (data as { approvals: ClientApproval[] }).approvals);
const openApproval = async (): Promise<ClientApproval> =>
  vi.waitFor(() => {
    const [open] = approvals().at(-1) ?? [];
    if (open === undefined) throw new Error('nothing is asked');
    return open;
  });
const decide = (approval: ClientApproval, decision: string) =>
  browser.peer.call('tool.call', { tool: 'approvals_decide', input: { approval: approval.id, decision } });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'arq-clients-'));
  facts = plainFacts({ name: 'Register', origin: 'https://example.org' });
  gate = Promise.resolve();
  clicked.length = 0;
  openFails = false;
  await openHost();
});
afterEach(async () => {
  user.close();
  await host.stop('the test is over');
  rmSync(home, { recursive: true, force: true });
});

describe('approval of single calls', () => {
  test('a client reads freely, and its first act waits for a person who sees client, site and values', async () => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    expect(await client.call('page_read_text', { tab: TAB })).toMatchObject({
      text: expect.stringContaining('Hello') as unknown,
    });
    const acting = client.call('page_click', click);
    const approval = await openApproval();
    expect(approval).toMatchObject({
      tool: 'page_click',
      site: 'example.org',
      reasons: ['not-your-sentence'],
      risk: 'act',
      principal: { kind: 'client', name: 'Claude Code', id: 'claude-code-1' },
      facts: { name: 'Register' },
      askIn: ['aaaaaa'],
      choices: ['allow', 'allow-session', 'allow-hour', 'allow-always', 'deny'],
    });
    expect(clicked).toEqual([]);
    expect(await decide(approval, 'allow')).toEqual({ accepted: true });
    expect(await acting).not.toHaveProperty('code');
    expect(clicked).toHaveLength(1);
    expect(client.progress[0]).toMatch(/Waiting for the user/);
    expect(approvals().at(-1)).toEqual([]);
  });

  test.each([
    ['allow', undefined],
    ['allow-session', { clientId: 'claude-code-1' }],
    ['allow-hour', { expiresAt: expect.any(Number) as unknown }],
    ['allow-always', {}],
  ])('%s is remembered as it says', async (decision, kept) => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    const acting = client.codeOf('page_click', click);
    await decide(await openApproval(), decision);
    expect(await acting).toBe('ok');
    const { grants } = (await asUser('grants_list', {})) as { grants: unknown[] };
    if (kept === undefined) {
      expect(grants).toEqual([]);
      return;
    }
    expect(grants).toMatchObject([
      { client: 'Claude Code', capability: 'act', site: 'example.org', by: 'panel', ...kept },
    ]);
    expect(await client.codeOf('page_click', click)).toBe('ok');
    client.close();
    await vi.waitFor(async () => expect(await asUser('clients_list', {})).toEqual({ clients: [] }));
    const again = await connectClient(home, { name: 'Claude Code' });
    await browser.peer.call('approvals.watch', { canAsk: false });
    expect(await again.codeOf('page_click', click)).toBe(
      decision === 'allow-session' ? 'policy.approval_needed' : 'ok',
    );
  });

  test('a denied act does not happen and says that it must not be repeated', async () => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    const acting = client.call('page_click', click);
    await decide(await openApproval(), 'deny');
    expect(await acting).toMatchObject({
      code: 'policy.denied',
      message: expect.stringMatching(/Do not repeat/) as unknown,
    });
    expect(clicked).toEqual([]);
  });

  test('where nobody can be asked a client is told what to grant, and a terminal that watches counts as somebody', async () => {
    const client = await connectClient(home, { name: 'Claude "C" Code' });
    const refused = await client.call('page_click', click);
    expect(refused).toMatchObject({
      code: 'policy.approval_needed',
      message: expect.stringContaining(`arq grants add 'Claude "C" Code' act --site example.org`) as unknown,
      data: { grant: { client: 'Claude "C" Code', capability: 'act', site: 'example.org' } },
    });
    await user.call('approvals.watch', { canAsk: true });
    const acting = client.codeOf('page_click', click);
    const open = await vi.waitFor(async () => {
      const { approvals: list } = (await asUser('approvals_list', {})) as { approvals: ClientApproval[] };
      if (list[0] === undefined) throw new Error('nothing is asked');
      return list[0];
    });
    await asUser('approvals_decide', { approval: open.id, decision: 'allow' });
    expect(await acting).toBe('ok');
  });

  test('a target that becomes another one while the person decides is asked about again', async () => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    const acting = client.codeOf('page_click', click);
    const first = await openApproval();
    facts = plainFacts({ name: 'Delete everything', origin: 'https://example.org', deletes: true });
    await decide(first, 'allow-always');
    const second = await vi.waitFor(async () => {
      const open = await openApproval();
      expect(open.id).not.toBe(first.id);
      return open;
    });
    expect(second).toMatchObject({ risk: 'danger', reasons: ['deletes'], choices: ['allow', 'deny'] });
    await expect(decide(second, 'allow-always')).rejects.toMatchObject({ code: 'approvals.choice_unavailable' });
    expect(clicked).toEqual([]);
    await decide(second, 'allow');
    expect(await acting).toBe('ok');
  });

  test('values of private fields are dots to whoever decides', async () => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    facts = plainFacts({ name: 'Password', origin: 'https://example.org', isPrivate: true, hasPassword: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    void client.codeOf('page_type', { ...click, text: 'hunter2' }).catch(() => undefined);
    expect(await openApproval()).toMatchObject({ values: [{ label: 'Password', value: DOTS }] });
    expect(JSON.stringify(approvals())).not.toContain('hunter2');
  });

  test('a client that goes takes its question back', async () => {
    await browser.peer.call('approvals.watch', { canAsk: true });
    const client = await connectClient(home, { name: 'Claude Code' });
    void client.codeOf('page_click', click).catch(() => undefined);
    const approval = await openApproval();
    client.close();
    await vi.waitFor(() => expect(approvals().at(-1)).toEqual([]));
    expect(await decide(approval, 'allow')).toEqual({ accepted: false });
    expect(clicked).toEqual([]);
  });

  test('a client can neither decide nor give itself anything', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'danger' });
    for (const tool of ['approvals_decide', 'approvals_list', 'grants_add', 'clients_revoke', 'leases_release']) {
      expect(await client.codeOf(tool, {})).toMatch(/^(?:protocol|tool\.not_available)$/);
    }
  });

  test('a launch grant covers what it says, for that connection', async () => {
    const client = await connectClient(home, { name: 'Cursor', grant: 'act' });
    expect(await client.codeOf('page_click', click)).toBe('ok');
    facts = plainFacts({ deletes: true, origin: 'https://example.org' });
    expect(await client.codeOf('page_click', click)).toBe('policy.approval_needed');
    const bold = await connectClient(home, { name: 'Bold', grant: 'danger' });
    expect(await bold.codeOf('page_click', { ...click, tab: 'aaaaaa.2' })).toBe('ok');
    client.close();
    const other = await connectClient(home, { name: 'Cursor' });
    expect(await other.codeOf('page_click', click)).toBe('policy.approval_needed');
  });
});

describe('a tab that is taken away', () => {
  const away = { tab: TAB, url: 'https://granted.example/' };
  const give = (site: string) => asUser('grants_add', { client: 'Claude Code', capability: 'act', site });
  const shown = 'example.org';

  test('is asked about although there is a grant for where it leads, and not any more once the client acts in it', async () => {
    const client = await connectClient(home, { name: 'Claude Code' });
    await give('granted.example');
    expect(await client.call('page_navigate', away)).toMatchObject({
      code: 'policy.approval_needed',
      data: { site: shown },
    });
    await browser.peer.call('approvals.watch', { canAsk: true });
    const acting = client.codeOf('page_navigate', away);
    const approval = await openApproval();
    expect(approval).toMatchObject({ site: shown });
    expect(approval.values).toContainEqual({ label: 'leaves', value: shown, isPreset: false, isKey: true });
    expect(approval.values).toContainEqual({ label: 'url', value: away.url, isPreset: false, isKey: true });
    await decide(approval, 'allow');
    expect(await acting).toBe('ok');
    expect(await client.codeOf('page_navigate', away)).toBe('ok');
  });

  test('is asked about by a run, too', async () => {
    const client = await connectClient(home, { name: 'Claude Code' });
    await give('granted.example');
    const input = { command: `go to ${away.url}`, tab: TAB, waitMs: 5000 };
    const { runId } = (await client.call('runs_start', input)) as { runId: string };
    await vi.waitFor(async () =>
      expect(await asUser('runs_get', { runId })).toMatchObject({
        run: { status: 'waiting', approval: { site: shown } },
      }),
    );
  });

  test('is never that of a site on which nothing is done', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'danger' });
    await browser.peer.call('sites.sync', { never: [shown] });
    expect(await client.codeOf('page_navigate', away)).toBe('policy.site_never');
  });

  test('is given away, and freed, only by who holds it and may act there', async () => {
    const reader = await connectClient(home, { name: 'Reader' });
    expect(await reader.codeOf('tabs_hand_over', { tab: TAB, to: 'Reader' })).toBe('policy.approval_needed');
    const actor = await connectClient(home, { name: 'Actor', grant: 'act' });
    expect(await actor.codeOf('tabs_hand_over', { tab: TAB, to: 'Actor' })).toBe('tabs.not_held');
    expect(await actor.codeOf('tabs_hand_over', { tab: 'aaaaaa.99', to: 'Actor' })).toBe('tabs.not_found');
  });
});

test('an id is not given to a second client while the host runs', async () => {
  const first = await connectClient(home, { name: 'Claude Code' });
  first.close();
  await vi.waitFor(async () => expect(await asUser('clients_list', {})).toEqual({ clients: [] }));
  await connectClient(home, { name: 'claude.code' });
  expect(await asUser('clients_list', {})).toMatchObject({ clients: [{ id: 'claude-code-2' }] });
});

describe('leases', () => {
  test('a tab in which one client acts is refused to another, which may read it, until it is handed over', async () => {
    const one = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    const two = await connectClient(home, { name: 'Cursor', grant: 'act' });
    expect(await one.codeOf('page_click', click)).toBe('ok');
    expect(await two.call('page_click', click)).toMatchObject({
      code: 'tabs.in_use',
      message: expect.stringMatching(/^Claude Code is acting in this tab/) as unknown,
      data: { holder: 'Claude Code', tab: TAB },
    });
    expect(await two.codeOf('page_read_text', { tab: TAB })).toBe('ok');
    expect(await two.codeOf('page_click', { ...click, tab: 'aaaaaa.2' })).toBe('ok');
    expect(await two.codeOf('tabs_hand_over', { tab: TAB })).toBe('tabs.in_use');
    expect(await one.codeOf('tabs_hand_over', { tab: TAB, to: 'Cursor' })).toBe('ok');
    expect(await two.codeOf('page_click', click)).toBe('ok');
    expect(await one.codeOf('page_click', click)).toBe('tabs.in_use');
    two.close();
    await vi.waitFor(async () => expect(await one.codeOf('page_click', click)).toBe('ok'));
  });

  test('the user takes a tab over by acting there, and its holder is told once', async () => {
    const one = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    expect(await one.codeOf('page_click', click)).toBe('ok');
    await asUser('page_click', click);
    expect(await one.codeOf('page_click', click)).toBe('tabs.taken_over');
    expect(await one.codeOf('page_click', click)).toBe('ok');
  });

  test('a tab that a client opened is its own, also when the page did not come', async () => {
    const one = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    openFails = true;
    expect(await one.call('tabs_open', { url: 'http://127.0.0.1:9/' })).toMatchObject({
      code: 'page.unreachable',
      data: { opened: 'aaaaaa.2' },
    });
    expect(await asUser('leases_list', {})).toMatchObject({ leases: [{ tab: 'aaaaaa.2', clientId: 'claude-code-1' }] });
  });

  test('leases outlive the host, for the client that comes back under its id', async () => {
    const one = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    expect(await one.codeOf('page_click', { ...click, tab: 'aaaaaa.2' })).toBe('ok');
    await host.stop('the host ends under its clients');
    await openHost();
    const stranger = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    expect(await stranger.codeOf('page_click', { ...click, tab: 'aaaaaa.2' })).toBe('tabs.in_use');
    const back = await connectClient(home, { name: 'Claude Code', grant: 'act', id: 'claude-code-1' });
    // Its current tab as well, although another one is in front.
    expect(await back.codeOf('page_click', { ref: 'd1e1' })).toBe('ok');
    expect(clicked.at(-1)).toMatchObject({ tab: 'aaaaaa.2' });
    expect(await asUser('leases_list', {})).toMatchObject({ leases: [{ tab: 'aaaaaa.2', clientId: 'claude-code-1' }] });
  });

  test('the id of a client is no later one’s, in a later host either, so that its runs stay its own', async () => {
    const one = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    expect(await one.codeOf('runs_start', { command: 'open https://example.org/', tab: TAB })).toBe('ok');
    await host.stop('the host ends under its clients');
    await openHost();
    const later = await connectClient(home, { name: 'claude.code', grant: 'act' });
    expect(JSON.stringify(await later.call('runs_list', {}))).not.toContain('example.org');
    const back = await connectClient(home, { name: 'Claude Code', grant: 'act', id: 'claude-code-1' });
    expect(await back.call('runs_list', {})).toMatchObject({
      text: expect.stringContaining('open https://example.org/') as unknown,
    });
  });

  test('a client that comes back under its id has its launch grant as one, not as a token’s', async () => {
    await connectClient(home, { name: 'Claude Code', grant: 'act' });
    await host.stop('the host ends under its clients');
    await openHost();
    await connectClient(home, { name: 'Claude Code', grant: 'act', id: 'claude-code-1' });
    await vi.waitFor(async () =>
      expect(await asUser('clients_list', {})).toMatchObject({
        clients: [{ id: 'claude-code-1', grants: [{ by: 'launch', capability: 'act' }] }],
      }),
    );
  });

  test('a client that calls before its opening is answered is known by its name all the same', async () => {
    const client = await connectClient(home, { name: 'Hasty', isHasty: true });
    expect(await client.codeOf('page_read_text', { tab: TAB })).toBe('ok');
    expect(await asUser('clients_list', {})).toMatchObject({ clients: [{ id: 'hasty-1', name: 'Hasty' }] });
  });

  test('clients_revoke ends the connection, its calls and what it was given', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    const held = Promise.withResolvers<void>();
    gate = held.promise;
    const acting = client.codeOf('page_click', click).catch(() => 'connection ended');
    await vi.waitFor(() => expect(clicked).toHaveLength(1));
    await asUser('grants_add', { client: 'Claude Code', capability: 'danger' });
    expect(await asUser('clients_revoke', { client: 'Claude Code' })).toEqual({
      connections: 1,
      grants: 2,
      leases: 1,
      runs: 0,
      tokens: 0,
    });
    await client.closed;
    expect(await acting).not.toBe('ok');
    held.resolve();
    expect(await asUser('clients_list', {})).toEqual({ clients: [] });
    expect(await asUser('grants_list', {})).toEqual({ grants: [] });
  });

  test('clients_list tells what each did last', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    await client.call('page_click', click);
    await client.call('page_read_text', { tab: TAB });
    expect(await asUser('clients_list', {})).toMatchObject({
      clients: [
        {
          id: 'claude-code-1',
          name: 'Claude Code',
          face: 'mcp-stdio',
          calls: 2,
          lastAct: { tool: 'page_click', site: 'example.org', outcome: 'ok' },
          grants: [{ by: 'launch', capability: 'act', site: '*' }],
          leases: [{ tab: TAB }],
        },
      ],
    });
  });
});

describe('idempotency keys', () => {
  test('the same call under its key is answered from the record, another one is refused', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    const keyed = { ...click, idempotencyKey: 'k-1' };
    const answers = await Promise.all([client.call('page_click', keyed), client.call('page_click', keyed)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await client.call('page_click', keyed)).toEqual(answers[0]);
    expect(clicked).toHaveLength(1);
    expect(await client.codeOf('page_click', { ...keyed, ref: 'd1e2' })).toBe('call.key_reused');
    const other = await connectClient(home, { name: 'Cursor', grant: 'act' });
    expect(await other.codeOf('page_click', { ...keyed, tab: 'aaaaaa.2' })).toBe('ok');
    expect(clicked).toHaveLength(2);
  });

  test('what only looks is looked at again, and what it tells is written down nowhere', async () => {
    const client = await connectClient(home, { name: 'Claude Code', grant: 'danger' });
    const keyed = { tab: TAB, idempotencyKey: 'k-1' };
    expect(JSON.stringify(await client.call('storage_list_items', keyed))).toContain('hunter2');
    expect(JSON.stringify(await client.call('storage_list_items', keyed))).toContain('hunter2');
    await host.stop('the files are read');
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const holding = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('hunter2'));
    expect(holding.map(({ name }) => name)).toEqual([]);
    await openHost();
  });

  test('a call that was not done may be repeated under its key', async () => {
    const client = await connectClient(home, { name: 'Claude Code' });
    const keyed = { ...click, idempotencyKey: 'k-1' };
    expect(await client.codeOf('page_click', keyed)).toBe('policy.approval_needed');
    await asUser('grants_add', { client: 'Claude Code', capability: 'act' });
    expect(await client.codeOf('page_click', keyed)).toBe('ok');
    expect(clicked).toHaveLength(1);
  });
});

describe('private windows', () => {
  test('are nobody’s but the user’s until the user allows them', async () => {
    await connectBrowser(home, {
      device: 'bbbbbb',
      tabs: [{ tab: 'bbbbbb.1', title: 'Secret', isActive: true, isPrivate: true }],
      answer,
    });
    const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
    const listed = async () => JSON.stringify(await client.call('tabs_list', {}));
    expect(await listed()).not.toContain('Secret');
    expect(await client.codeOf('page_read_text', { tab: 'bbbbbb.1' })).toBe('tabs.not_found');
    expect(await client.codeOf('page_click', { tab: 'bbbbbb.1', ref: 'd1e1' })).toBe('tabs.not_found');
    expect(JSON.stringify(await asUser('tabs_list', {}))).toContain('Secret');
    await asUser('browsers_allow_private', { browser: 'chromium-2', isAllowed: true });
    expect(await listed()).toContain('Secret');
    expect(await client.codeOf('page_click', { tab: 'bbbbbb.1', ref: 'd1e1' })).toBe('ok');
  });
});

test('a client’s calls mean the browser it chose, else the focused one', async () => {
  const second = await connectBrowser(home, {
    device: 'cccccc',
    kind: 'firefox',
    tabs: [{ tab: 'cccccc.1', title: 'In Firefox', isActive: true }],
    answer,
  });
  const client = await connectClient(home, { name: 'Claude Code' });
  const read = async () => {
    await client.call('page_read_text', {});
    return [browser, second].map(({ calls }) => calls.filter(({ tool }) => tool === 'page_read_text').length);
  };
  expect(await client.codeOf('page_read_text', {})).toBe('tabs.required');
  second.peer.emit('browser.focused', {});
  await vi.waitFor(async () => expect(await read()).toEqual([0, 1]));
  await client.call('browsers_choose', { browser: 'chromium-1' });
  expect(await read()).toEqual([1, 1]);
});
