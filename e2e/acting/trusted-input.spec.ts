import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from '../support/extension-browser.ts';
import { outlineOf } from '../support/outline-of.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';
import { isLong } from '../support/trial-browsers.ts';

describe.skipIf(!isLong)('trusted input in chromium', () => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    browser = await openExtensionBrowser('chromium', home);
    panel = await browser.openPanelClient();
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  async function open(background: boolean) {
    server.reset();
    const { tab } = await panel.tool<{ tab: string }>('tabs_open', {
      url: `${server.origin}/stubborn-input.html`,
      background,
    });
    const { text } = await panel.tool<{ text: string }>('page_snapshot', { tab });
    const ref = (name: string) => outlineOf(text).find((entry) => entry.name === name)?.ref;
    return { tab, ref, act: <Result>(tool: string, input: object) => panel.tool<Result>(tool, { tab, ...input }) };
  }
  const trust = (isTrusted: boolean) => panel.call('sites.setTrusted', { site: '127.0.0.1', isTrusted });
  const isAttached = () =>
    browser.page.evaluate(async () => {
      const targets = await chrome.debugger.getTargets();
      return targets.filter(({ attached, url }) => attached && url.includes('stubborn')).length;
    });

  it('is off until the user switches it on for the site', async () => {
    await trust(false);
    const page = await open(false);
    await page.act('page_click', { ref: page.ref('Trusted only') });
    await expect.poll(() => server.reports).toContain('synthetic click');
  });

  it.each([false, true])('presses, hovers and types as the browser does; in the background: %s', async (background) => {
    await trust(true);
    const page = await open(background);
    await page.act('page_hover', { ref: page.ref('Trusted only') });
    await page.act('page_click', { ref: page.ref('Trusted only') });
    const typed = await page.act<{ value: string }>('page_type', {
      ref: page.ref('Trusted text'),
      text: 'Ada, ñ 7',
      submit: true,
    });
    expect(typed.value).toBe('Ada, ñ 7');
    await expect
      .poll(() => server.reports)
      .toEqual(expect.arrayContaining(['trusted hover', 'trusted click', 'trusted enter Ada, ñ 7']));
    expect(await isAttached()).toBeLessThanOrEqual(1);
    await trust(false);
  });

  it('runs scripts by page_evaluate there', async () => {
    await trust(true);
    const page = await open(false);
    const run = await page
      .act<{ runId?: string }>('page_evaluate', { script: 'document.title' })
      .catch((error: unknown) => error);
    // A single call of the user's that is dangerous is asked for as a run; that it came so far is enough here.
    expect(JSON.stringify(run)).toContain('approval');
    await trust(false);
  });
});
