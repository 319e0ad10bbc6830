/** The built relay and the built host as processes, with a scripted browser as the relay's parent. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../scripts/build.ts';
import { chunked } from '../../../shared/protocol/chunking.ts';
import { CHROMIUM_EXTENSION_ID, GECKO_ID, NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import { browserMethods, hostEvents, hostMethods } from '../../../shared/protocol/methods.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { connectHost } from '../link/connect-host.ts';
import { createStreamTransport } from '../link/stream-transport.ts';
import { findHostRecord } from '../store/host-record.ts';
import { takeInstanceLock } from '../store/instance-lock.ts';

const dist = join(import.meta.dirname, '../../dist');
const chromium = `chrome-extension://${CHROMIUM_EXTENSION_ID}/`;
let home: string;
const relays: ChildProcess[] = [];

beforeAll(() => ensureBuilt(['host']), 120_000);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-relay-'));
});
afterEach(async () => {
  for (const relay of relays.splice(0)) relay.kill('SIGKILL');
  const pid = findHostRecord(home)?.pid;
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5000);
  }
  rmSync(home, { recursive: true, force: true });
});

/** Starts the relay as a browser does, and speaks through its pipes as the extension does. */
function startRelay(args: readonly string[], answer: (tool: string) => Promise<unknown> = async () => ({})) {
  const child = spawn(process.execPath, [join(dist, 'relay.mjs'), '--home', home, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  relays.push(child);
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  const ends: string[] = [];
  const pipes = Duplex.from({ readable: child.stdout, writable: child.stdin });
  const peer = createRpcPeer({
    transport: chunked(createStreamTransport(pipes)),
    serves: browserMethods,
    handlers: { 'tool.call': ({ tool }) => answer(tool) },
    calls: hostMethods,
    emits: {},
    hears: hostEvents,
    onEvent: () => {},
    onClose: (reason, error) => ends.push(error?.code ?? reason),
  });
  const hello = (device = 'aaaaaa') =>
    peer.call('hello', {
      protocol: PROTOCOL_VERSION,
      version: '0.1.0',
      peer: { kind: 'browser', browser: { device, kind: 'chromium', title: 'Chromium', version: '1' } },
      lastSeq: 0,
    });
  return { child, peer, exited, ends, hello };
}

const cli = () => connectHost({ home, startIfNone: false, version: '0.1.0' });
const pageWith = (base64: string) => async (tool: string) =>
  tool === 'tabs_list'
    ? {
        tabs: [
          {
            tab: 'aaaaaa.1',
            browser: '',
            window: '1',
            title: 'T',
            url: 'https://example.org/',
            isActive: true,
            isPrivate: false,
          },
        ],
      }
    : { mime: 'image/png', base64, width: 1, height: 1 };

test('starts a host, joins it, and carries large messages both ways', async () => {
  const base64 = 'A'.repeat(5_000_000);
  const relay = startRelay([chromium], pageWith(base64));
  expect(await relay.hello()).toMatchObject({ name: 'chromium-1', protocol: PROTOCOL_VERSION });
  const peer = await cli();
  expect(await peer.call('tool.call', { tool: 'page_screenshot', input: {} })).toMatchObject({ base64 });
  expect(
    await relay.peer
      .call('tool.call', { tool: 'files_list', input: { path: 'x'.repeat(4096) } })
      .catch((error: unknown) => error),
  ).toMatchObject({ code: 'files.path_invalid' });
  peer.close();
});

test('lets two browsers that start at once share one host', async () => {
  const manifest = join(home, `${NATIVE_HOST_NAME}.json`);
  const [one, two] = [startRelay([chromium]), startRelay([manifest, GECKO_ID])];
  const names = await Promise.all([one.hello('aaaaaa'), two.hello('bbbbbb')]);
  expect(names.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).toEqual(['chromium-1', 'chromium-2']);
  const status = await one.peer.call('host.status', {});
  expect(status.browsers).toHaveLength(2);
});

test('outlives a killed host: the relay ends, the next one starts a new host', async () => {
  const first = startRelay([chromium]);
  await first.hello();
  const { pid } = await first.peer.call('host.status', {});
  process.kill(pid, 'SIGKILL');
  expect(await first.exited).toBe(0);
  const second = startRelay([chromium]);
  await second.hello();
  expect((await second.peer.call('host.status', {})).pid).not.toBe(pid);
});

test('waits for a host that is still ending', async () => {
  const lock = takeInstanceLock(home);
  const relay = startRelay([chromium]);
  const startLog = join(home, 'logs/host-start.log');
  await vi.waitFor(() => expect(readFileSync(startLog, 'utf8')).toContain('host.already_running'), 4000);
  lock.release();
  expect(await relay.hello()).toMatchObject({ name: 'chromium-1' });
});

test('ends with its browser, and the host stays', async () => {
  const relay = startRelay([chromium]);
  await relay.hello();
  relay.child.stdin?.end();
  expect(await relay.exited).toBe(0);
  const peer = await cli();
  await vi.waitFor(async () => expect((await peer.call('host.status', {})).browsers).toEqual([]));
  peer.close();
});

test.each([
  ['an unknown caller', ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/'], 'relay.caller_refused', undefined],
  ['a host that is not there any more', [chromium], 'host.not_installed', '/no/such/arq.mjs'],
  ['a host that cannot start', [chromium], 'host.start_failed', 'broken.mjs'],
])('tells the extension of %s before it ends', async (_name, args, code, script) => {
  if (script !== undefined) {
    const path = join(home, script);
    if (script === 'broken.mjs') writeFileSync(path, 'throw new Error("it is broken")');
    writeFileSync(join(home, 'env.json'), JSON.stringify({ node: process.execPath, script: path, environment: {} }));
  }
  const relay = startRelay(args);
  expect(await relay.exited).toBe(1);
  await vi.waitFor(() => expect(relay.ends).toEqual([code]));
});
