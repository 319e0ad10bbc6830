import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostMethods } from '../../../shared/protocol/methods.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { connectHost } from '../link/connect-host.ts';
import { encodeFrame } from '../link/frames.ts';
import { ClientHandshake } from '../link/handshake.ts';
import { openAuditReader } from '../policy/audit/audit-reader.ts';
import { openLink } from '../link/open-link.ts';
import { createStreamTransport } from '../link/stream-transport.ts';
import { chunked } from '../../../shared/protocol/chunking.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import { findSecret } from '../store/secret.ts';
import { connectBrowser, connectRaw } from './scripted-peers.ts';
import { startHost } from './start-host.ts';
import type { RunningHost } from './start-host.ts';

let home: string;
let host: RunningHost;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'arq-host-'));
  host = await startHost({ home, version: '0.1.0', browserReturnMs: 300 });
});
afterEach(async () => {
  await host.stop('the test is over');
  rmSync(home, { recursive: true, force: true });
});

const cli = () => connectHost({ home, startIfNone: false, version: '0.1.0' });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: ArqError) => error.code,
  );
const tab = (device: string, isActive = true) => ({ tab: `${device}.1`, title: `Page of ${device}`, isActive });
const isUp = async () => {
  const peer = await cli();
  const status = await peer.call('host.status', {});
  peer.close();
  return status.pid === process.pid;
};

test('keeps its door and its data to the user', () => {
  expect(statSync(host.address).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(host.address)).mode & 0o777).toBe(0o700);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(join(home, 'arq.sqlite')).mode & 0o077).toBe(0);
  expect(statSync(join(home, 'logs/host.log')).mode & 0o077).toBe(0);
});

test('keeps what the audit trail holds, and what runs left, where files_* tools do not go', async () => {
  const peer = await cli();
  const call = (tool: string, input: object) => peer.call('tool.call', { tool, input });
  const exported = (await call('audit_export', { format: 'jsonl' })) as { path: string };
  expect(existsSync(exported.path)).toBe(true);
  mkdirSync(join(home, 'run-files/r_1'));
  writeFileSync(join(home, 'run-files/r_1/note.txt'), 'left by a run');
  for (const path of [exported.path, join(home, 'run-files/r_1/note.txt')]) {
    expect(await codeOf(call('files_read', { path }))).toBe('files.outside_roots');
  }
  peer.close();
});

test('that cannot start leaves nothing open, and the next one starts', async () => {
  await host.stop('the test starts another');
  mkdirSync(join(home, 'host.json'));
  const before = process.listenerCount('unhandledRejection');
  await expect(startHost({ home, version: '0.1.0' })).rejects.toThrow();
  expect(process.listenerCount('unhandledRejection')).toBe(before);
  rmSync(join(home, 'host.json'), { recursive: true });
  host = await startHost({ home, version: '0.1.0' });
  expect(await isUp()).toBe(true);
});

test('serves several clients at once', async () => {
  const peers = await Promise.all(Array.from({ length: 8 }, cli));
  const states = await Promise.all(peers.map((peer) => peer.call('host.status', {})));
  expect(states.every((status) => status.home === home)).toBe(true);
  expect(states.at(-1)?.clients).toBe(8);
  for (const peer of peers) peer.close();
});

test('refuses a second host, and takes over what a dead one left', async () => {
  expect(await codeOf(startHost({ home, version: '0.1.0', browserReturnMs: 300 }))).toBe('host.already_running');
  expect(await isUp()).toBe(true);
  await host.stop('stopped');
  expect(existsSync(host.address)).toBe(false);
  expect(await codeOf(cli())).toBe('host.not_running');
  writeFileSync(host.address, 'stale');
  host = await startHost({ home, version: '0.1.0', browserReturnMs: 300 });
  expect(await isUp()).toBe(true);
});

test('refuses another secret and a replayed handshake, and stays up', async () => {
  const stranger = connectRaw(host.address);
  const client = new ClientHandshake('f'.repeat(64), 'cli');
  stranger.socket.write(encodeFrame(client.first));
  await vi.waitFor(() => expect(stranger.frames).toHaveLength(1));
  expect(() => client.receive(stranger.frames[0])).toThrow();
  stranger.socket.write(encodeFrame({ arq: 'proof', proof: '0'.repeat(64) }));
  await stranger.closed;
  expect(stranger.frames.at(-1)).toMatchObject({ t: 'end', error: { code: 'link.refused' } });

  const honest = new ClientHandshake(findSecret(home) ?? '', 'cli');
  const first = connectRaw(host.address);
  first.socket.write(encodeFrame(honest.first));
  await vi.waitFor(() => expect(first.frames).toHaveLength(1));
  const proof = honest.receive(first.frames[0]).reply;
  first.socket.write(encodeFrame(proof));
  await vi.waitFor(() => expect(first.frames.at(-1)).toEqual({ arq: 'welcome' }));
  first.socket.destroy();
  const replay = connectRaw(host.address);
  replay.socket.write(Buffer.concat([encodeFrame(honest.first), encodeFrame(proof)]));
  await replay.closed;
  expect(replay.frames.at(-1)).toMatchObject({ t: 'end', error: { code: 'link.refused' } });
  expect(await isUp()).toBe(true);
});

test.each([
  ['garbage before the handshake', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['a frame that claims 4 GiB', Buffer.from([0xff, 0xff, 0xff, 0xff])],
  ['a frame too large for a handshake', encodeFrame({ arq: 'hello', pad: 'x'.repeat(10_000) })],
  ['an envelope before the handshake', encodeFrame({ t: 'req', id: 1, method: 'host.status', params: {} })],
  ['bad UTF-8', Buffer.from([2, 0, 0, 0, 0xff, 0xff])],
])('cuts off %s and stays up', async (_name, bytes) => {
  const raw = connectRaw(host.address);
  raw.socket.write(bytes);
  await raw.closed;
  expect(raw.frames.at(-1)).toMatchObject({ t: 'end' });
  expect(await isUp()).toBe(true);
});

test.each([
  ['garbage', Buffer.from([3, 0, 0, 0, 0x7b, 0x7b, 0x7b]), 'protocol.malformed'],
  ['a message that is no envelope', encodeFrame({ hello: 'there' }), 'protocol.malformed'],
  ['an oversized frame', Buffer.from([0, 0, 0, 0x7f]), 'protocol.too_large'],
])('cuts off %s after the handshake and stays up', async (_name, bytes, code) => {
  const socket = await openLink({ home, role: 'cli', startIfNone: false });
  const frames: unknown[] = [];
  const transport = createStreamTransport(socket);
  transport.onMessage((message) => frames.push(message));
  const ended = new Promise((resolve) => {
    transport.onClose(resolve);
  });
  socket.write(bytes);
  await ended;
  expect(frames).toMatchObject([{ t: 'end', error: { code } }]);
  expect(await isUp()).toBe(true);
});

/** A proven link that has not said hello. */
async function silentPeer(role: 'cli' | 'browser') {
  const socket = await openLink({ home, role, startIfNone: false });
  return createRpcPeer({
    transport: chunked(createStreamTransport(socket)),
    serves: {},
    handlers: {},
    calls: hostMethods,
    emits: {},
    hears: {},
    onEvent: () => {},
  });
}

test.each([
  ['an older peer', 0, /Update the command line/],
  ['a newer peer', 2, /Update the host/],
])('tells %s what to update', async (_name, protocol, advice) => {
  const peer = await silentPeer('cli');
  const failure: unknown = await peer
    .call('hello', { protocol, version: '9.9.9', peer: { kind: 'cli' }, lastSeq: 0 })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'link.version_mismatch', message: expect.stringMatching(advice) as unknown });
  await vi.waitFor(() => expect(peer.isClosed).toBe(true));
});

test('serves nothing before the hello, and no browser as a command line', async () => {
  const peer = await silentPeer('browser');
  expect(await codeOf(peer.call('host.status', {}))).toBe('link.hello_required');
  expect(await codeOf(peer.call('hello', { protocol: 1, version: '0.1.0', peer: { kind: 'cli' }, lastSeq: 0 }))).toBe(
    'link.refused',
  );
});

test('lets only the command line stop it', async () => {
  const browser = await connectBrowser(home, { device: 'aaaaaa' });
  expect(await codeOf(browser.peer.call('host.stop', {}))).toBe('policy.caller_refused');
  const peer = await cli();
  expect(await peer.call('host.stop', {})).toEqual({});
  await host.closed;
});

test('names browsers, keeps them apart, and merges their tabs', async () => {
  const one = await connectBrowser(home, { device: 'aaaaaa', tabs: [tab('aaaaaa')] });
  const two = await connectBrowser(home, { device: 'bbbbbb', tabs: [tab('bbbbbb')] });
  const fox = await connectBrowser(home, { device: 'cccccc', kind: 'firefox', tabs: [tab('cccccc')] });
  expect([one.name, two.name, fox.name]).toEqual(['chromium-1', 'chromium-2', 'firefox-1']);
  const peer = await cli();
  const { tabs } = hostMethods['tool.call'].result.parse(
    await peer.call('tool.call', { tool: 'tabs_list', input: {} }),
  ) as { tabs: { tab: string; browser: string }[] };
  expect(tabs.map((view) => [view.tab, view.browser])).toEqual([
    ['aaaaaa.1', 'chromium-1'],
    ['bbbbbb.1', 'chromium-2'],
    ['cccccc.1', 'firefox-1'],
  ]);
  expect(await peer.call('tool.call', { tool: 'windows_list', input: {} })).toEqual({ windows: [] });
  two.peer.close();
  await vi.waitFor(async () => expect((await peer.call('host.status', {})).browsers).toHaveLength(2));
  expect((await connectBrowser(home, { device: 'bbbbbb' })).name).toBe('chromium-2');
});

const outcome = { url: 'https://example.org/', title: 'T', navigated: false, changed: '' };
const reload = (peer: Awaited<ReturnType<typeof cli>>, input: object = {}) =>
  peer.call('tool.call', { tool: 'page_reload', input });

test('sends a call to the browser of its tab, and finds the tab of a call that names none', async () => {
  const one = await connectBrowser(home, { device: 'aaaaaa', tabs: [tab('aaaaaa')], answer: async () => outcome });
  const peer = await cli();
  await reload(peer);
  expect(one.calls.at(-1)).toEqual({ tool: 'page_reload', input: { tab: 'aaaaaa.1' } });
  const two = await connectBrowser(home, {
    device: 'bbbbbb',
    tabs: [tab('bbbbbb')],
    answer: async (tool) => (tool === 'tabs_activate' ? { tab: 'bbbbbb.1', url: '', title: '' } : outcome),
  });
  const failure: unknown = await reload(peer).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'tabs.required',
    message: expect.stringMatching(/aaaaaa\.1.*bbbbbb\.1/) as unknown,
  });
  await peer.call('tool.call', { tool: 'tabs_activate', input: { tab: 'bbbbbb.1' } });
  await reload(peer);
  expect(two.calls.at(-1)).toEqual({ tool: 'page_reload', input: { tab: 'bbbbbb.1' } });
  two.peer.emit('tab.closed', { tab: 'bbbbbb.1' });
  await vi.waitFor(async () => expect(await codeOf(reload(peer))).toBe('tabs.required'));
  await one.peer.call('tool.call', { tool: 'page_reload', input: {} });
  expect(one.calls.at(-1)).toEqual({ tool: 'page_reload', input: { tab: 'aaaaaa.1' } });
});

test('tells a browser that is not there, is gone, or goes in the middle', async () => {
  const peer = await cli();
  expect(await codeOf(reload(peer))).toBe('browser.none_connected');
  const started = Promise.withResolvers<void>();
  const one = await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [tab('aaaaaa')],
    answer: () => {
      started.resolve();
      return new Promise(() => {});
    },
  });
  expect(await codeOf(reload(peer, { tab: 'zzzzzz.9' }))).toBe('browser.gone');
  expect(await codeOf(reload(peer, { tab: 'nonsense' }))).toBe('tabs.not_found');
  const call = codeOf(reload(peer));
  await started.promise;
  one.peer.close();
  expect(await call).toBe('link.lost');
  expect(await codeOf(reload(peer, { tab: 'aaaaaa.1' }))).toBe('browser.gone');
});

test('does not know what became of an act when its link ends with a word of its own', async () => {
  const peer = await cli();
  const started = Promise.withResolvers<void>();
  const one = await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [tab('aaaaaa')],
    answer: () => {
      started.resolve();
      return new Promise(() => {});
    },
  });
  const call = codeOf(reload(peer, { tab: 'aaaaaa.1' }));
  await started.promise;
  one.peer.close('damaged', new ArqError('protocol.malformed', 'A message could not be understood.'));
  expect(await call).toBe('link.lost');
  peer.close();
});

test('cancels in the browser what its caller cancels', async () => {
  const aborted = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [tab('aaaaaa')],
    answer: (_tool, _input, { signal }) => {
      started.resolve();
      signal.addEventListener('abort', () => aborted.resolve());
      return new Promise(() => {});
    },
  });
  const peer = await cli();
  const controller = new AbortController();
  const call = codeOf(peer.call('tool.call', { tool: 'page_reload', input: {} }, { signal: controller.signal }));
  await started.promise;
  controller.abort();
  expect(await call).toBe('call.cancelled');
  await aborted.promise;
});

test('carries a large picture in chunks', async () => {
  const base64 = 'A'.repeat(9 * 1024 * 1024);
  await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [tab('aaaaaa')],
    answer: async () => ({ mime: 'image/png', base64, width: 1, height: 1 }),
  });
  const peer = await cli();
  expect(await peer.call('tool.call', { tool: 'page_screenshot', input: {} })).toMatchObject({ base64 });
});

test('keeps one never-list for all browsers, and forgets nobody’s entries', async () => {
  const one = await connectBrowser(home, { device: 'aaaaaa', tabs: [tab('aaaaaa')], answer: async () => outcome });
  const two = await connectBrowser(home, { device: 'bbbbbb', tabs: [tab('bbbbbb')] });
  const sync = (browser: typeof one, never: string[]) => browser.peer.call('sites.sync', { never });
  expect(await sync(one, ['example.org'])).toEqual({ never: ['example.org'] });
  expect(await sync(two, ['bank.example'])).toEqual({ never: ['bank.example', 'example.org'] });
  await vi.waitFor(() =>
    expect(one.heard.at(-1)).toEqual({ name: 'sites.changed', data: { never: ['bank.example', 'example.org'] } }),
  );
  const peer = await cli();
  expect(await codeOf(reload(peer, { tab: 'aaaaaa.1' }))).toBe('policy.site_never');
  expect(await sync(one, ['bank.example'])).toEqual({ never: ['bank.example'] });
  await reload(peer, { tab: 'aaaaaa.1' });
  const stored = new DatabaseSync(join(home, 'arq.sqlite'), { readOnly: true });
  expect(stored.prepare('SELECT workspace, site FROM sites').all()).toEqual([
    { workspace: 'default', site: 'bank.example' },
  ]);
  stored.close();
});

test('runs a sentence about the computer, tells watchers, and logs no sentence', async () => {
  const watcher = await connectBrowser(home, { device: 'aaaaaa' });
  await watcher.peer.call('runs.watch', {});
  const peer = await cli();
  const run = await peer.call('tool.call', {
    tool: 'runs_start',
    input: { command: 'how much memory is free', waitMs: 10_000 },
  });
  expect(run).toMatchObject({ status: 'done' });
  await vi.waitFor(() =>
    expect(watcher.heard.some(({ data }) => (data as { status?: string }).status === 'done')).toBe(true),
  );
  expect((await peer.call('host.status', {})).runs.total).toBe(1);
  expect(readFileSync(join(home, 'logs/host.log'), 'utf8')).not.toContain('how much memory');
});

test('audits what a run did, and who asked for it with which call', async () => {
  const peer = await cli();
  await peer.call('tool.call', { tool: 'runs_start', input: { command: 'how much memory is free', waitMs: 10_000 } });
  const reader = openAuditReader(home);
  await vi.waitFor(() => expect(reader.query({}).records).toHaveLength(4));
  const { records } = reader.query({});
  expect(records.map(({ kind, what, outcome }) => `${kind} ${what} ${outcome}`).toSorted()).toEqual([
    'call runs_start ok',
    'run run.created ok',
    'run run.done ok',
    'step system_usage ok',
  ]);
  expect(records.every(({ actor }) => actor.kind === 'cli')).toBe(true);
  expect(records.find(({ kind }) => kind === 'call')?.values).toEqual({ command: '••••••', waitMs: 10_000 });
  expect(await reader.verify()).toMatchObject({ isIntact: true, rows: 4 });
  reader.close();
});
