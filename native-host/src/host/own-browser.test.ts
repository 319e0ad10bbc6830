import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { connectHost, type HostPeer } from '../link/connect-host.ts';
import { connectClient } from './scripted-client.ts';
import { connectBrowser, type ScriptedBrowser } from './scripted-peers.ts';
import { startHost, type RunningHost } from './start-host.ts';

let home: string;
let host: RunningHost;
let user: HostPeer;
let usual: ScriptedBrowser;
const OWN = 'bbbbbb';
const USUAL = 'aaaaaa';

const connect = (device: string) =>
  connectBrowser(home, {
    device,
    tabs: [{ tab: `${device}.1`, title: 'Example', isActive: true }],
    answer: async (tool) => {
      if (tool === 'page_inspect')
        return { targets: [plainFacts({ name: 'Register', origin: 'https://example.org' })] };
      if (tool === 'bookmarks_add')
        return { bookmark: `${device}.b.1`, url: 'https://example.org/', title: '', folder: '' };
      const page = { url: 'https://example.org/', title: 'Example' };
      return tool === 'tabs_open' ? { ...page, tab: `${device}.9` } : { ...page, navigated: false, changed: '' };
    },
  });
const click = (device: string) => ({ tab: `${device}.1`, ref: 'd1e1' });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'arq-own-browser-'));
  host = await startHost({ home, version: '0.1.0', browserReturnMs: 300 });
  usual = await connect(USUAL);
  user = await connectHost({ home, startIfNone: false, version: '0.1.0' });
});
afterEach(async () => {
  user.close();
  await host.stop('the test is over');
  rmSync(home, { recursive: true, force: true });
});

test('a launch grant holds in the browser that was started for the client, and in no other', async () => {
  await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act', browser: { device: OWN } });
  expect(await client.codeOf('page_click', click(OWN))).toBe('ok');
  expect(await client.codeOf('page_click', click(USUAL))).toBe('policy.approval_needed');
  expect(await client.codeOf('tabs_close', { tab: `${USUAL}.1` })).toBe('policy.approval_needed');
  expect(await client.codeOf('tabs_open', { url: 'https://example.org/', browser: usual.name })).toBe(
    'policy.approval_needed',
  );
  expect(await client.codeOf('tabs_open', { url: 'https://example.org/' })).toBe('ok');
  expect(usual.calls.map(({ tool }) => tool)).not.toContain('tabs_open');
});

test('choosing another browser takes a launch grant nowhere', async () => {
  await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act', browser: { device: OWN } });
  await client.call('browsers_choose', { browser: usual.name });
  expect(await client.codeOf('page_click', { ref: 'd1e1' })).toBe('policy.approval_needed');
  expect(await client.codeOf('tabs_open', { url: 'https://example.org/' })).toBe('policy.approval_needed');
  expect(await client.codeOf('page_click', click(OWN))).toBe('ok');
});

test('nothing is granted before its browser is there, and then only there', async () => {
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act', browser: 'starting' });
  const acting = client.codeOf('page_click', click(USUAL));
  await vi.waitFor(async () =>
    expect(await user.call('tool.call', { tool: 'clients_list', input: {} })).toMatchObject({
      clients: [{ id: 'claude-code-1', grants: [] }],
    }),
  );
  await connect(OWN);
  client.tellBrowser(OWN);
  expect(await acting).toBe('policy.approval_needed');
  expect(await client.codeOf('page_click', click(OWN))).toBe('ok');
  expect(await user.call('tool.call', { tool: 'clients_list', input: {} })).toMatchObject({
    clients: [{ grants: [{ by: 'launch', capability: 'act', site: '*', device: OWN }] }],
  });
});

test('steps of a run are covered in the browser of the client alone', async () => {
  await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act', browser: { device: OWN } });
  const start = async (device: string) => {
    const { runId } = await client.call('runs_start', { command: 'open https://example.org/', tab: `${device}.1` });
    return (status: string) =>
      vi.waitFor(async () =>
        expect(await user.call('tool.call', { tool: 'runs_get', input: { runId } })).toMatchObject({ run: { status } }),
      );
  };
  await (
    await start(OWN)
  )('done');
  await (
    await start(USUAL)
  )('waiting');
});

test('a run opens its tab in the browser that was asked about, whatever its client chooses meanwhile', async () => {
  const own = await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'read', browser: { device: OWN } });
  const command = 'open https://example.org/ in a new tab';
  const { runId } = await client.call('runs_start', { command });
  const status = async () => await user.call('tool.call', { tool: 'runs_get', input: { runId } });
  await vi.waitFor(async () => expect(await status()).toMatchObject({ run: { status: 'waiting' } }));
  await client.call('browsers_choose', { browser: usual.name });
  const { run } = z.object({ run: z.object({ approval: z.object({ id: z.string() }) }) }).parse(await status());
  await user.call('tool.call', {
    tool: 'runs_approve',
    input: { runId, approvalId: run.approval.id, decision: 'allow' },
  });
  await vi.waitFor(() => expect(own.calls.map(({ tool }) => tool)).toContain('tabs_open'));
  expect(usual.calls.map(({ tool }) => tool)).not.toContain('tabs_open');
});

test('without a browser of its own a launch grant holds in all', async () => {
  await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
  expect(await client.codeOf('page_click', click(OWN))).toBe('ok');
  expect(await client.codeOf('page_click', click(USUAL))).toBe('ok');
});

test('an address is bookmarked in the browser that is named, and a page without its tab becoming the client’s', async () => {
  const own = await connect(OWN);
  const client = await connectClient(home, { name: 'Claude Code', grant: 'act' });
  const url = 'https://example.org/';
  const codeOf = (input: Readonly<Record<string, unknown>>) => client.codeOf('bookmarks_add', input);
  expect(await codeOf({ url, browser: own.name })).toBe('ok');
  expect(own.calls.filter(({ tool }) => tool === 'bookmarks_add')).toMatchObject([{ input: { url } }]);
  expect(usual.calls.map(({ tool }) => tool)).not.toContain('bookmarks_add');
  expect(await codeOf({ url, tab: `${USUAL}.1` })).toBe('tool.input_invalid');
  expect(await codeOf({ browser: own.name, tab: `${USUAL}.1` })).toBe('tool.input_invalid');
  expect(await codeOf({ tab: `${USUAL}.1` })).toBe('ok');
  expect(usual.calls.filter(({ tool }) => tool === 'bookmarks_add')).toHaveLength(1);
  expect(await user.call('tool.call', { tool: 'leases_list', input: {} })).toEqual({ leases: [] });
});
