/** The browser of `arq mcp --browser` lives exactly as long as its client, however that ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../native-host/scripts/build.ts';
import { ArqHome, root } from './support/arq.ts';
import { findProcesses } from './support/processes.ts';

/** Shorter than the test, so that it says which step it was. */
const SOON = { timeout: 40_000, interval: 200 };
let home: ArqHome;
let shims: ChildProcess[];

beforeAll(() => ensureBuilt(['chrome', 'firefox', 'host']), 240_000);
beforeEach(() => {
  home = new ArqHome();
  home.env['TMPDIR'] = home.path;
  shims = [];
});
afterEach(async () => {
  for (const shim of shims) shim.kill('SIGKILL');
  await home.dispose();
});

function startClient(browser: string): ChildProcess {
  const args = ['mcp', '--browser', browser, '--headless', '--temporary'];
  const shim = spawn(process.execPath, [join(root, 'native-host/dist/arq.mjs'), ...args], {
    env: home.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  shims.push(shim);
  return shim;
}

const profiles = () => readdirSync(home.path).filter((name) => name.startsWith('arq-profile-'));
const browserProcesses = () => findProcesses(join(home.path, 'arq-profile-'));

test.each(['chromium', 'firefox'])('%s and its profile are gone when the client is killed', async (browser) => {
  const shim = startClient(browser);
  await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), SOON);
  expect(profiles()).toHaveLength(1);
  shim.kill('SIGKILL');
  await vi.waitFor(() => expect(browserProcesses()).toEqual([]), SOON);
  await vi.waitFor(() => expect(profiles()).toEqual([]), SOON);
});

test('is gone when the client closes its end, and two clients have one each', async () => {
  const [one, two] = [startClient('chromium'), startClient('chromium')];
  await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(2), SOON);
  one.stdin?.end();
  await vi.waitFor(() => expect(one.exitCode).toBe(0), SOON);
  await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), SOON);
  expect(two.exitCode).toBeNull();
  two.stdin?.end();
  await vi.waitFor(() => expect(two.exitCode).toBe(0), SOON);
  expect(browserProcesses()).toEqual([]);
  expect(profiles()).toEqual([]);
  expect(existsSync(join(home.path, 'arq/profiles'))).toBe(false);
}, 180_000);
