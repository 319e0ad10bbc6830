/** Tabs that ARQ was not asked about hold nothing of its page engine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface Scripting {
  readonly tabs: { query(wanted: object): Promise<{ id?: number; url?: string }[]> };
  readonly scripting: {
    executeScript(injection: {
      target: { tabId: number; allFrames: boolean };
      func: () => boolean;
    }): Promise<{ result?: boolean }[]>;
  };
}

/** Runs in an extension page: for each frame of the tab whether the page engine is in it. */
async function findEngines(url: string): Promise<(boolean | undefined)[]> {
  const world = globalThis as unknown as { browser?: Scripting; chrome: Scripting };
  const { tabs, scripting } = world.browser ?? world.chrome;
  // Firefox finds no address with a port.
  const tab = (await tabs.query({})).find((one) => one.url === url);
  const target = { tabId: tab?.id ?? -1, allFrames: true };
  const answers = await scripting.executeScript({ target, func: () => 'arqEngine' in globalThis });
  return answers.map(({ result }) => result);
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s, a page', (name) => {
  const home = new ArqHome();
  let server: PageServer;
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    server = await startPageServer();
    browser = await openExtensionBrowser(name, home);
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  it('has the page engine in it from when it is asked about, and not before', async () => {
    const panel = await browser.openPanelClient();
    const page = await browser.browser.newPage();
    await page.goto(`${server.origin}/sign-up.html?untouched`);
    await page.evaluate(() => {
      for (const source of ['about:blank', 'sign-up.html?inner']) {
        document.body.append(Object.assign(document.createElement('iframe'), { src: source }));
      }
    });
    const address = `${server.origin}/sign-up.html?untouched`;
    const engines = async () => browser.page.evaluate(findEngines, address);
    await expect.poll(async () => (await engines()).length).toBe(3);

    const { tab } = await panel.tool<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    await panel.tool('page_snapshot', { tab });
    expect(await engines()).toEqual([false, false, false]);

    const { tabs } = await panel.tool<{ tabs: { tab: string; url: string }[] }>('tabs_list', {});
    await panel.tool('page_snapshot', { tab: tabs.find(({ url }) => url === address)?.tab });
    expect(await engines()).toEqual([true, true, true]);
  });
});
