import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { findProcesses } from './support/processes.ts';
import { createRandom } from './support/random.ts';
import { isLong } from './support/trial-browsers.ts';

const seed = Number(process.env['ARQ_SEED'] ?? 7);
const rounds = !isLong ? 3 : 60;

interface RunView {
  readonly status: string;
  readonly steps: readonly { readonly status: string }[];
}

describe(`a host or a relay killed at any moment (seed ${seed}, ${rounds} rounds)`, () => {
  let home: ArqHome;
  let server: PageServer;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  it(
    'sends no form twice, and the journal says of each run what became of it',
    async () => {
      const random = createRandom(seed);
      const ids: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        server.reset();
        const item = `lamp ${round}`;
        const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/shifting.html` });
        const { runId } = await home.call<{ runId: string }>('runs_start', {
          command: `type "${item}" into Item, then press Order slowly`,
          tab,
        });
        ids.push(runId);
        await delay(random() * 900);
        const victim = random() < 0.7 ? 'host' : 'relay';
        const found = victim === 'host' ? findProcesses('arq.mjs host') : findProcesses('relay.mjs', home.path);
        const { pid } = JSON.parse((await home.arq('status', '--json')).stdout) as { pid: number };
        for (const one of victim === 'host' ? found.filter((other) => other === pid) : found)
          process.kill(one, 'SIGKILL');
        await expect.poll(() => home.browsers(), { timeout: 10_000, interval: 100 }).toHaveLength(1);
        const getRun = async () => (await home.call<{ run: RunView }>('runs_get', { runId })).run;
        const ended = ['done', 'failed', 'stopped', 'in_doubt'];
        await expect.poll(async () => ended.includes((await getRun()).status), { timeout: 15_000 }).toBe(true);
        const run = await getRun();
        const what = `round ${round}, ${victim}: ${JSON.stringify(run)} ${JSON.stringify(server.submissions)}`;
        // What the page has begun it ends; then nothing more may come.
        if (server.submissions.length > 0) await home.call('page_wait_for', { tab, text: 'Thank you' });
        expect(server.submissions.length, what).toBeLessThanOrEqual(1);
        if (run.status === 'done') expect(server.submissions, what).toHaveLength(1);
        if (server.submissions.length > 0) expect(['done', 'in_doubt'], what).toContain(run.status);
        await home.call('tabs_close', { tab });
      }
      const { runs } = await home.call<{ runs: { id: string }[] }>('runs_list', { limit: 100 });
      expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    },
    rounds * 20_000,
  );
});
