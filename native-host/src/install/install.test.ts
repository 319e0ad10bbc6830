import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHROMIUM_EXTENSION_ID } from '../../../shared/protocol/identity.ts';
import { installRelay, registerWithBrowser, unregister, type InstallTarget } from './install.ts';
import { manifestPlace } from './manifest-places.ts';
import { registryAddArguments } from './registry.ts';
import { relayScriptText } from './relay-script.ts';

let folder: string;
let target: InstallTarget;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "arq install's "));
  const userHome = join(folder, 'user');
  mkdirSync(userHome);
  const relay = join(folder, 'relay.mjs');
  writeFileSync(relay, 'console.log(JSON.stringify(process.argv.slice(2)))');
  target = {
    home: join(folder, 'arq home'),
    artefacts: { node: process.execPath, commandLine: join(folder, 'arq.mjs'), relay },
    folders: { platform: 'linux', userHome },
    environment: { PATH: '/usr/bin', GITHUB_SECRET: 'x' },
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listAll = () => readdirSync(folder, { recursive: true }).map(String).toSorted();

test.each([
  ['chromium', '.config/chromium/NativeMessagingHosts/com.arq.host.json'],
  ['firefox', '.mozilla/native-messaging-hosts/com.arq.host.json'],
] as const)('registers with %s where it looks for hosts', async (browser, path) => {
  const place = await registerWithBrowser(browser, target);
  expect(place).toBe(join(target.folders.userHome, path));
  const manifest = JSON.parse(readFileSync(place, 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: 'com.arq.host', type: 'stdio' });
  expect(manifest['allowed_origins'] ?? manifest['allowed_extensions']).toEqual([
    browser === 'firefox' ? 'arq@arq.dev' : `chrome-extension://${CHROMIUM_EXTENSION_ID}/`,
  ]);
  expect(statSync(String(manifest['path'])).mode & 0o777).toBe(0o700);
});

test('uninstalling leaves nothing behind', async () => {
  const before = listAll();
  await registerWithBrowser('chromium', target);
  await registerWithBrowser('firefox', target);
  await unregister(undefined, target);
  expect(listAll()).toEqual(before);
});

test('uninstalling one browser leaves the other working', async () => {
  const chromium = await registerWithBrowser('chromium', target);
  const firefox = await registerWithBrowser('firefox', target);
  expect(await unregister('chromium', target)).toEqual([chromium]);
  expect(existsSync(firefox)).toBe(true);
  expect(existsSync(join(target.home, 'bin/arq-relay'))).toBe(true);
});

test('uninstalling keeps what is not of the installation', async () => {
  const place = await registerWithBrowser('chromium', target);
  writeFileSync(join(place, '../other.json'), '{}');
  writeFileSync(join(target.home, 'arq.sqlite'), '');
  await unregister(undefined, target);
  expect(existsSync(join(place, '../other.json'))).toBe(true);
  expect(readdirSync(target.home)).toEqual(['arq.sqlite']);
});

test('registering twice is the same as once', async () => {
  await registerWithBrowser('chromium', target);
  const once = listAll();
  await registerWithBrowser('chromium', target);
  expect(listAll()).toEqual(once);
});

test('the relay script carries node, relay and home through paths with spaces and quotes', () => {
  const script = installRelay(target);
  const result = spawnSync(script, ['chrome-extension://x/'], { encoding: 'utf8' });
  expect(JSON.parse(result.stdout)).toEqual(['--home', target.home, 'chrome-extension://x/']);
});

test('the host gets no variable that it does not need', () => {
  installRelay(target);
  expect(readFileSync(join(target.home, 'env.json'), 'utf8')).not.toContain('GITHUB_SECRET');
});

test('says what to do when the host is not built', () => {
  const artefacts = { ...target.artefacts, relay: join(folder, 'absent.mjs') };
  expect(() => installRelay({ ...target, artefacts })).toThrow(/npm run build/);
});

test.each([
  ['darwin', 'chrome', '/u/Library/Application Support/Google/Chrome/NativeMessagingHosts/com.arq.host.json'],
  ['darwin', 'firefox', '/u/Library/Application Support/Mozilla/NativeMessagingHosts/com.arq.host.json'],
  ['linux', 'brave', '/u/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts/com.arq.host.json'],
  ['win32', 'edge', 'HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\com.arq.host'],
  ['win32', 'firefox', 'HKCU\\Software\\Mozilla\\NativeMessagingHosts\\com.arq.host'],
] as const)('on %s, %s looks in its own place', (platform, browser, expected) => {
  const place = manifestPlace(browser, { platform, userHome: '/u' });
  expect(place.type === 'file' ? place.path : place.key).toBe(expected);
});

test('the Windows script doubles percent signs', () => {
  const text = relayScriptText({ node: String.raw`C:\100%\node.exe`, relay: 'r.mjs', home: 'h' }, 'win32');
  expect(text).toContain(String.raw`"C:\100%%\node.exe" "r.mjs" --home "h" %*`);
});

test('the registry value is one argument whatever it holds', () => {
  expect(registryAddArguments('HKCU\\X', 'C:\\a b & calc.exe')[6]).toBe('C:\\a b & calc.exe');
});
