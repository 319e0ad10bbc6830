import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_EXTENSION_ID } from '../shared/protocol/identity.ts';
import { ArqHome } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface RunView {
  readonly status: string;
  readonly message: string;
  readonly steps: readonly { readonly status: string }[];
}

/** Only Chromium lets a test stop an extension's background. */
describe('a service worker that the browser stops', () => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.arq('setup', '--browser', 'chromium');
    browser = await openExtensionBrowser('chromium', home);
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });
  beforeEach(() => server.reset());

  const isWorker = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().includes(CHROMIUM_EXTENSION_ID);

  /** Ends the worker as the browser would; resolves when it is gone. */
  async function stopWorker(): Promise<void> {
    const target = await browser.browser.waitForTarget(isWorker, { timeout: 10_000 });
    const worker = await target.worker();
    await worker?.close();
  }

  const getRun = async (runId: string) => (await home.call<{ run: RunView }>('runs_get', { runId })).run;
  const open = async () =>
    (await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/shifting.html` })).tab;

  it('while idle, wakes with the next event and finds the host again', async () => {
    await stopWorker();
    await expect.poll(() => home.browsers(), { timeout: 10_000 }).toEqual([]);
    const page = await browser.browser.newPage();
    await page.goto(`${server.origin}/article.html`);
    await expect.poll(() => home.browsers(), { timeout: 10_000 }).toHaveLength(1);
    await page.close();
    expect(await home.run('type lamp into Item, then press Order slowly', '--tab', await open())).toMatchObject({
      status: 'done',
    });
  });

  it('while a run of the host waits, is back at once, and the run goes on', async () => {
    const tab = await open();
    const { runId } = await home.call<{ runId: string }>('runs_start', {
      command: 'type lamp into Item, wait 4 seconds, then press Order slowly',
      tab,
    });
    await expect.poll(async () => (await getRun(runId)).steps[1]?.status, { timeout: 10_000 }).toBe('running');
    await stopWorker();
    await expect.poll(async () => (await getRun(runId)).status, { timeout: 20_000 }).not.toBe('running');
    const run = await getRun(runId);
    expect(run, JSON.stringify(run)).toMatchObject({ status: 'done' });
    expect(server.submissions.map(({ fields }) => fields)).toEqual([{ item: 'lamp' }]);
  });

  it('while a form is on its way, leaves the run in doubt and sends nothing twice', async () => {
    const tab = await open();
    const { runId } = await home.call<{ runId: string }>('runs_start', {
      command: 'type lamp into Item, then press Order slowly',
      tab,
    });
    await expect.poll(() => server.submissions.length, { timeout: 10_000, interval: 20 }).toBe(1);
    await stopWorker();
    await expect.poll(async () => (await getRun(runId)).status, { timeout: 20_000 }).toBe('in_doubt');
    await expect.poll(() => home.browsers(), { timeout: 10_000 }).toHaveLength(1);
    await home.call('page_wait_for', { tab, text: 'Thank you' });
    expect(server.submissions).toHaveLength(1);
  });

  it('keeps what a panel sees right: it connects again and knows the run', async () => {
    const tab = await open();
    const panel = await browser.openPanelClient();
    const { runId } = await panel.tool<{ runId: string }>('runs_start', {
      command: 'wait 60 seconds, then press Order slowly',
      tab,
    });
    await stopWorker();
    const next = await browser.openPanelClient();
    await expect
      .poll(async () => (await next.call<{ connection: { state: string } }>('state.get')).connection.state, {
        timeout: 10_000,
      })
      .toBe('connected');
    const seen = await next.tool<{ run: RunView }>('runs_get', { runId });
    expect(['running', 'failed']).toContain(seen.run.status);
    await next.tool('runs_stop', { all: true });
    expect(server.submissions).toEqual([]);
  });
});
