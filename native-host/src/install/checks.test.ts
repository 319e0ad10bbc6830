import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runChecks, type CheckResult, type CheckTarget } from './checks.ts';
import { registerWithBrowser, type InstallTarget } from './install.ts';
import { relayScriptPath } from './relay-script.ts';

let folder: string;
let target: CheckTarget;
let install: InstallTarget;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-doctor-'));
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const artefacts = {
    node: process.execPath,
    commandLine: join(folder, 'arq.mjs'),
    relay: join(folder, 'relay.mjs'),
    chromiumExtension: join(folder, 'chrome'),
    firefoxExtension: join(folder, 'firefox'),
    practicePages: folder,
  };
  for (const extension of [artefacts.chromiumExtension, artefacts.firefoxExtension]) {
    mkdirSync(extension);
    writeFileSync(join(extension, 'manifest.json'), '{}');
  }
  for (const file of [artefacts.commandLine, artefacts.relay]) writeFileSync(file, '');
  const browser = join(folder, 'chromium');
  writeFileSync(browser, '', { mode: 0o755 });
  target = { home, artefacts, environment: { PATH: folder }, nodeVersion: '24.1.0' };
  install = {
    home,
    artefacts,
    folders: { platform: 'linux', userHome: join(folder, 'user') },
    environment: { PATH: folder },
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verdicts = () =>
  Object.fromEntries(runChecks(target).map(({ name, verdict }: CheckResult) => [name, verdict] as const));
const brokenOnes = () => runChecks(target).filter(({ verdict }) => verdict === 'broken');

test('a sound installation is fine throughout', async () => {
  await registerWithBrowser('chromium', install);
  expect(new Set(Object.values(verdicts()))).toEqual(new Set(['fine']));
});

test('an installation without setup is worth a note, not a fault', () => {
  expect(verdicts()).toMatchObject({ Relay: 'note', Registration: 'note', Build: 'fine' });
});

test.each<[string, string, () => void]>([
  ['Node', 'an old Node', () => (target = { ...target, nodeVersion: '20.1.0' })],
  ['Build', 'a missing relay', () => rmSync(target.artefacts.relay)],
  ['Browsers', 'no browser', () => rmSync(join(folder, 'chromium'))],
  ['Data folder', 'a folder that others can read', () => chmodSync(target.home, 0o755)],
  ['Relay', 'a relay script that cannot be run', () => chmodSync(relayScriptPath(target.home), 0o600)],
  ['Relay', 'a damaged environment', () => writeFileSync(join(target.home, 'env.json'), '{')],
  ['Registration', 'a manifest that was deleted', () => rmSync(join(folder, 'user'), { recursive: true })],
  [
    'Registration',
    'a manifest of another program',
    () => writeFileSync(join(folder, 'user/.config/chromium/NativeMessagingHosts/com.arq.host.json'), '{}'),
  ],
])('%s is broken by %s, with a remedy', async (name, _, damage) => {
  await registerWithBrowser('chromium', install);
  damage();
  const broken = brokenOnes().find((result) => result.name === name);
  expect(broken?.remedy).toMatch(/\w/);
});
