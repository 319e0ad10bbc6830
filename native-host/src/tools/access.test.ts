import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConnectedBrowser } from '../link/browser-registry.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { openDatabase } from '../store/open-database.ts';
import { hostHandlers as tools } from './index.ts';

const at = (site: string | undefined) => ({ site, device: undefined });

function build() {
  const folder = mkdtempSync(join(tmpdir(), 'arq-access-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const context = hostContext(database);
  const connect = (name: string) => context.clients.connect({ name, version: '1', face: 'mcp-stdio' }).principal;
  const addBrowser = (device: string, kind: 'chromium' | 'firefox' = 'chromium'): ConnectedBrowser => {
    const name = context.browsers.nameOf(device, kind);
    const browser: ConnectedBrowser = {
      info: { device, kind, name, title: kind, version: '1' },
      callTool: () => Promise.reject(new Error('nothing is called')),
      notify: () => undefined,
      close: () => undefined,
    };
    context.browsers.add(browser);
    return browser;
  };
  return { context, connect, addBrowser, database };
}

test('grants_add gives what grants_list shows and grants_revoke takes back', async () => {
  const { context, connect } = build();
  const claude = connect('Claude Code');
  const { grant } = await tools.grants_add({ client: 'Claude Code', capability: 'act', site: 'shop.example' }, context);
  expect((await tools.grants_list({}, context)).grants).toEqual([grant]);
  expect(context.grants.riskFor(claude, at('my.shop.example'))).toBe('act');
  expect((await tools.clients_list({}, context)).clients).toMatchObject([{ id: 'claude-code-1', grants: [grant] }]);
  expect(await tools.grants_revoke({ grant: grant.id }, context)).toEqual({ isRevoked: true });
  expect(context.grants.riskFor(claude, at('shop.example'))).toBe('read');
});

test('clients_revoke ends connections and takes back grants and leases', async () => {
  const { context, connect } = build();
  const claude = connect('Claude Code');
  const cursor = connect('Cursor');
  for (const client of ['Claude Code', 'Cursor'])
    context.grants.add({ client, capability: 'act', site: '*', by: 'cli' });
  context.leases.take('aaaaaa.1', claude);
  context.leases.take('aaaaaa.2', cursor);
  const ended = await tools.clients_revoke({ client: 'Claude Code' }, context);
  expect(ended).toEqual({ connections: 1, grants: 1, leases: 1, runs: 0, tokens: 0 });
  expect((await tools.clients_list({}, context)).clients.map(({ name }) => name)).toEqual(['Cursor']);
  expect((await tools.leases_list({}, context)).leases).toMatchObject([{ tab: 'aaaaaa.2', client: 'Cursor' }]);
  expect(() => context.clients.signalOf(claude)).toThrow(/ended this connection/);
});

test('tabs_hand_over gives a tab to another client, and refuses who does not hold it', async () => {
  const { context, connect } = build();
  const claude = connect('Claude Code');
  const cursor = connect('Cursor');
  context.leases.take('aaaaaa.1', claude);
  await expect(tools.tabs_hand_over({ tab: 'aaaaaa.1' }, { ...context, principal: cursor })).rejects.toMatchObject({
    code: 'tabs.in_use',
    data: { holder: 'Claude Code' },
  });
  // What nobody holds, or the user took over, is no client's to give.
  await expect(tools.tabs_hand_over({ tab: 'aaaaaa.2' }, { ...context, principal: cursor })).rejects.toMatchObject({
    code: 'tabs.not_held',
  });
  await expect(
    tools.tabs_hand_over({ tab: 'aaaaaa.1', to: 'nobody' }, { ...context, principal: claude }),
  ).rejects.toMatchObject({ code: 'client.not_found' });
  const given = await tools.tabs_hand_over({ tab: 'aaaaaa.1', to: 'Cursor' }, { ...context, principal: claude });
  expect(given.holder).toBe('cursor-1');
  expect(() => context.leases.take('aaaaaa.1', claude)).toThrow(/Cursor is acting/);
  expect(await tools.leases_release({ tab: 'aaaaaa.1' }, context)).toEqual({ isReleased: true });
  expect(() => context.leases.take('aaaaaa.1', claude)).not.toThrow();
});

test('tabs_hand_over leaves it told that the user took a tab over', async () => {
  const { context, connect } = build();
  const claude = connect('Claude Code');
  const own = { ...context, principal: claude };
  context.leases.take('aaaaaa.1', claude);
  context.leases.takeOver('aaaaaa.1');
  for (const input of [{ tab: 'aaaaaa.1' }, { tab: 'aaaaaa.1', to: 'Claude Code' }])
    await expect(tools.tabs_hand_over(input, own)).rejects.toMatchObject({ code: 'tabs.not_held' });
  await tools.leases_release({ tab: 'aaaaaa.1' }, context);
  await tools.tabs_hand_over({ tab: 'aaaaaa.1', to: 'Claude Code' }, context);
  expect(() => context.leases.take('aaaaaa.1', claude)).toThrow(/The user has acted in this tab/);
  expect(() => context.leases.take('aaaaaa.1', claude)).not.toThrow();
});

test('browsers_rename keeps a name by device, and refuses one that is taken', async () => {
  const { context, addBrowser, database } = build();
  addBrowser('aaaaaa');
  addBrowser('bbbbbb');
  await tools.browsers_rename({ browser: 'chromium-1', name: ' Work ' }, context);
  await expect(tools.browsers_rename({ browser: 'chromium-2', name: 'work' }, context)).rejects.toMatchObject({
    code: 'browser.name_taken',
  });
  expect(hostContext(database).browsers.nameOf('aaaaaa', 'chromium')).toBe('Work');
});

test('browsers_choose settles for one client what browsers_list marks', async () => {
  const { context, connect, addBrowser } = build();
  addBrowser('aaaaaa');
  addBrowser('bbbbbb', 'firefox');
  context.browsers.noteFocused('aaaaaa');
  const own = { ...context, principal: connect('Claude Code') };
  await tools.browsers_choose({ browser: 'firefox-1' }, own);
  const { browsers } = await tools.browsers_list({}, own);
  expect(browsers.map(({ browser, isFocused, isChosen }) => [browser, isFocused, isChosen])).toEqual([
    ['chromium-1', true, false],
    ['firefox-1', false, true],
  ]);
});

test('browsers_allow_private is off until the user allows it, and outlives the host', async () => {
  const { context, addBrowser, database } = build();
  addBrowser('aaaaaa');
  const isAllowed = async () => (await tools.browsers_list({}, context)).browsers[0]?.isPrivateAllowed;
  expect(await isAllowed()).toBe(false);
  await tools.browsers_allow_private({ browser: 'chromium-1', isAllowed: true }, context);
  expect(await isAllowed()).toBe(true);
  expect(hostContext(database).browserSettings.allowsPrivate('aaaaaa')).toBe(true);
});

test('approvals_list shows what waits, and approvals_decide ends the wait once', async () => {
  const { context, connect } = build();
  context.approvals.watch({ canAsk: () => true, show: () => undefined });
  const principal = connect('Claude Code');
  const asking = context.approvals.ask(
    { principal, tool: 'page_click', title: 'Click', site: 'shop.example', values: [], reasons: [], risk: 'act' },
    { signal: new AbortController().signal },
  );
  const [approval] = (await tools.approvals_list({}, context)).approvals;
  const decide = { approval: approval?.id ?? '', decision: 'allow-hour' as const };
  expect(await tools.approvals_decide(decide, context)).toEqual({ accepted: true });
  expect(await tools.approvals_decide(decide, context)).toEqual({ accepted: false });
  expect(await asking).toMatchObject({ decision: 'allow-hour', by: 'cli' });
  expect(context.grants.riskFor(principal, at('shop.example'))).toBe('act');
});

test('clients_show_setup shows what to enter in the client that was named', async () => {
  const { context } = build();
  expect(await tools.clients_show_setup({ target: 'cursor' }, context)).toMatchObject({ text: 'cursor' });
});
