import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('in %s, a site under “never on this site”', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home);
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
    panel = await browser.openPanelClient();
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });
  beforeEach(() => server.reset());

  const open = (url: string) => panel.tool<{ tab: string }>('tabs_open', { url });
  const never = (isNever: boolean) => panel.call('sites.setNever', { site: '127.0.0.1', isNever });

  it('is refused to panel and command line alike, also for looking, until it is taken off', async () => {
    const { tab } = await open(`${server.origin}/sign-up.html`);
    await never(true);
    await expect(home.call('page_snapshot', { tab })).rejects.toThrow(/policy\.site_never/);
    await expect(home.call('page_screenshot', { tab })).rejects.toThrow(/policy\.site_never/);
    await expect(home.call('tabs_open', { url: `${server.origin}/article.html` })).rejects.toThrow(
      /policy\.site_never/,
    );
    await expect(panel.tool('page_read_text', { tab })).rejects.toMatchObject({ code: 'policy.site_never' });
    const report = await home.run('tick I accept the terms and press Sign up', '--tab', tab, '--approve', 'danger');
    expect(report).toMatchObject({ status: 'failed', code: 1 });
    expect(JSON.stringify(report)).toContain('policy.site_never');
    const fromPanel = await panel.tool<{ status: string }>('runs_start', {
      command: 'press Sign up',
      tab,
      waitMs: 10_000,
    });
    expect(fromPanel.status).toBe('failed');
    expect(server.submissions).toEqual([]);
    await never(false);
    expect(await home.run('tick Send me offers', '--tab', tab)).toMatchObject({ status: 'done' });
  });

  it('is refused in a frame of another site’s page, too', async () => {
    const { tab } = await open(`${server.otherOrigin}/frames.html?level=2`);
    await never(true);
    const report = await home.run('press “Press 3”', '--tab', tab);
    expect(['failed', 'question', 'waiting'], JSON.stringify(report)).toContain(report.status);
    expect(await home.run('press “Press 2”', '--tab', tab)).toMatchObject({ status: 'done' });
    await expect.poll(() => server.reports, { timeout: 5000 }).toEqual(['pressed 2']);
    await never(false);
  });

  it('stays on the list when host and browser part and meet again', async () => {
    await never(true);
    await home.arq('host', 'stop');
    await expect.poll(() => home.browsers(), { timeout: 10_000 }).toHaveLength(1);
    const { neverSites } = await panel.call<{ neverSites: string[] }>('state.get');
    expect(neverSites).toEqual(['127.0.0.1']);
    await expect(home.call('tabs_open', { url: server.origin })).rejects.toThrow(/policy\.site_never/);
    await never(false);
    await home.call('tabs_open', { url: `${server.origin}/article.html` });
  });
});
