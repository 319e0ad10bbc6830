/**
 * `npm run bench`: how long the parts of ARQ take, as built, in Chromium without a window. Absolute times say little on
 * a busy machine; the last column is the ratio to starting Node itself in the same run.
 */
import { spawn } from 'node:child_process';
import { ensureBuilt } from '../../native-host/scripts/build.ts';
import { tools } from '../../shared/tools/index.ts';
import { ArqHome } from '../support/arq.ts';
import { startPageServer } from '../support/page-server.ts';
import { memoryOf } from './memory-of.ts';
import { measure, tableOf, type Measurement } from './measure.ts';
import { openRelayLink } from './relay-link.ts';

const SENTENCE =
  'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up';

const startNode = () =>
  new Promise<void>((resolve, reject) => {
    spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
      .on('error', reject)
      .on('close', () => resolve());
  });

/** Until the host says that it serves, which it does once its door is open. */
async function startHost(home: ArqHome): Promise<number> {
  const startedAt = performance.now();
  const child = home.start(['host']);
  await new Promise((resolve) => {
    child.stdout?.once('data', resolve);
    child.stderr?.once('data', resolve);
  });
  const ms = performance.now() - startedAt;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  return ms;
}

async function openRelay(home: ArqHome): Promise<number> {
  const startedAt = performance.now();
  const link = await openRelayLink(home);
  const ms = performance.now() - startedAt;
  await link.close();
  return ms;
}

async function measureAll(home: ArqHome, origin: string): Promise<{ results: Measurement[]; memory: string }> {
  const results = [await measure('start Node (baseline)', 10, startNode)];
  results.push(await measure('start the host', 8, () => startHost(home)));
  await home.arq('host', '--detach');
  results.push(await measure('start a relay, until hello', 10, () => openRelay(home)));
  results.push(await measure('arq status', 10, async () => void (await home.arq('status'))));

  const link = await openRelayLink(home);
  const call = (tool: string, input: unknown) => link.peer.call('tool.call', { tool, input });
  const { pid } = await link.peer.call('host.status', {});
  const memory = memoryOf(pid);
  await home.openBrowser('chromium', '--headless');
  const { tabs } = tools.tabs_list.output.parse(await call('tabs_list', {}));
  const tab = tabs[0]?.tab;
  const show = (page: string) => call('page_navigate', { url: `${origin}/${page}.html`, tab });

  results.push(await measure('call system_info', 30, async () => void (await call('system_info', {}))));
  await show('article');
  const find = () => call('page_find', { role: 'heading', name: 'Pricing', tab });
  results.push(await measure('call page_find', 30, async () => void (await find())));
  await show('many');
  const snapshot = () => call('page_snapshot', { tab, maxTokens: 1_000_000 });
  results.push(await measure('snapshot of 5,000 elements', 10, async () => void (await snapshot())));
  await link.close();
  const run = async () => {
    const opened = await home.run(SENTENCE, '--url', `${origin}/sign-up.html`);
    if (opened.status !== 'done') throw new Error(`The sentence ended as ${opened.status}: ${opened.message}`);
  };
  results.push(await measure('arq run of the sign-up sentence', 5, run));
  return { results, memory };
}

await ensureBuilt(['chrome', 'host']);
const home = new ArqHome();
const server = await startPageServer();
try {
  await home.arq('setup', '--browser', 'chromium');
  const { results, memory } = await measureAll(home, server.origin);
  console.log(`${tableOf(results)}\n\nAn idle host: ${memory}.`);
} finally {
  await home.dispose();
  await server.close();
}
