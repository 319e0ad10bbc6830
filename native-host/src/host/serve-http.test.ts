import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Settings } from '../store/settings.ts';
import { type RunningHost, startHost } from './start-host.ts';

let home: string;
let other: Server;
let taken: number;
const hosts: RunningHost[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'arq-serve-'));
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  taken = (other.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop('the test is over');
  other.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(settings: unknown, http?: { port?: number }): Promise<RunningHost> {
  writeFileSync(join(home, 'settings.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  const host = await startHost({ home, version: '0.1.0', browserReturnMs: 300, http });
  hosts.push(host);
  return host;
}
const codeOf = (started: Promise<RunningHost>) =>
  started.then(
    () => 'started',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'other'),
  );
const logged = () => readFileSync(join(home, 'logs/host.log'), 'utf8');

it('serves nothing on the network unless somebody asks', async () => {
  expect((await start({})).http).toBeUndefined();
});

it('serves what the settings say', async () => {
  const settings: Settings = { http: { port: 0 } };
  const { http } = await start(settings);
  expect((await fetch(`${http ?? ''}/health/live`)).status).toBe(200);
});

it.each([
  ['a port that is taken', () => ({ http: { port: taken } }), 'gateway.port_taken'],
  ['an open address without TLS', () => ({ http: { port: 0, host: '0.0.0.0' } }), 'gateway.tls_required'],
  [
    'a certificate that is not there',
    () => ({ http: { port: 0, tls: { cert: '/no', key: '/no' } } }),
    'gateway.tls_unreadable',
  ],
  ['settings that cannot be read', () => '{', 'settings.invalid'],
])('with %s the command line is told, and a host that a browser needs goes on', async (_what, settings, code) => {
  expect(await codeOf(start(settings(), {}))).toBe(code);
  const host = await start(settings());
  expect(host.http).toBeUndefined();
  expect(logged()).toContain('http.not_served');
});

it('frees its port when it stops', async () => {
  const host = await start({}, { port: 0 });
  const port = Number(new URL(host.http ?? '').port);
  await host.stop('once');
  expect((await start({}, { port })).http).toBe(`http://127.0.0.1:${port}`);
});
