/** Firefox's containers: tabs of one window and one site with cookies and storages of their own. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { connectClient, refOf, type TestClient, textOf } from './support/mcp-clients.ts';
import { page, startSite, type SiteServer } from './support/site-server.ts';

const ACCOUNT = `<title>Account</title><h1>Account</h1><a href="/next" target="_blank">Next</a><p id="who"></p>
  <script>document.getElementById('who').textContent = 'You are ' + (localStorage.who ?? 'nobody') + ', ' + (document.cookie || 'no cookie')</script>`;

interface Tabs {
  readonly tabs: readonly { readonly tab: string; readonly url: string; readonly window: string }[];
}

describe('containers of firefox', () => {
  let home: ArqHome;
  let site: SiteServer;
  let browser: ExtensionBrowser;
  let client: TestClient;

  beforeAll(async () => {
    home = new ArqHome();
    site = await startSite({ '/account': page(ACCOUNT), '/next': page(ACCOUNT) });
    await home.arq('setup', '--browser', 'firefox');
    browser = await openExtensionBrowser('firefox', home, { isOptionalGranted: true });
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
    client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await site.close();
  });

  async function call<Output>(tool: string, input: Record<string, unknown>): Promise<Output> {
    const result = await client.call(tool, input);
    if (result.isError === true) throw new Error(textOf(result));
    return result.structuredContent as Output;
  }
  const tabsWith = async (path: string) =>
    (await call<Tabs>('tabs_list', {})).tabs.filter(({ url }) => url === site.origin + path).map(({ tab }) => tab);
  const said = (tab: string) => client.text('page_read_text', { tab });

  /** The same page in no container, and in one of its own. */
  async function open() {
    for (const tab of [...(await tabsWith('/account')), ...(await tabsWith('/next'))])
      await call('tabs_close', { tab });
    const plain = (await call<{ tab: string }>('tabs_open', { url: `${site.origin}/account` })).tab;
    // A user context of WebDriver's is a container.
    const container = await browser.browser.createBrowserContext();
    const inside = await container.newPage();
    await inside.goto(`${site.origin}/account`);
    const own = (await tabsWith('/account')).find((tab) => tab !== plain) ?? '';
    for (const [tab, name] of [
      [plain, 'Ada'],
      [own, 'Grace'],
    ] as const) {
      await call('storage_set_item', { tab, name: 'who', value: name });
      await call('storage_set_cookie', { tab, name: 'session', value: name.toLowerCase() });
    }
    return { plain, own };
  }
  const press = async (tab: string, name: string) => {
    const ref = refOf(await client.text('page_snapshot', { tab }), new RegExp(`link "${name}"`));
    return call<{ openedTab: string }>('page_click', { tab, ref });
  };

  it('keep their cookies and storages apart', async () => {
    const { plain, own } = await open();
    for (const [tab, name] of [
      [plain, 'Ada'],
      [own, 'Grace'],
    ] as const) {
      await call('page_reload', { tab });
      expect(await said(tab)).toContain(`You are ${name}, session=${name.toLowerCase()}`);
      expect(await client.text('storage_list_items', { tab, name: 'who' })).toBe(`who = ${name}`);
      expect(await client.text('storage_list_cookies', { tab })).toMatch(new RegExp(`^session=${name.toLowerCase()};`));
    }
    await call('storage_delete_cookies', { tab: own });
    expect(await client.text('storage_list_cookies', { tab: own })).toMatch(/has no such cookies/);
    expect(await client.text('storage_list_cookies', { tab: plain })).toContain('session=ada');
  });

  it('hold on to what is opened from them, copied, moved and opened again', async () => {
    const { own } = await open();
    const { openedTab } = await press(own, 'Next');
    expect(await said(openedTab)).toContain('You are Grace, session=grace');
    const { tab: copy } = await call<{ tab: string }>('tabs_duplicate', { tab: own });
    await call('page_wait_for', { tab: copy, text: 'You are Grace, session=grace' });
    await call('tabs_close', { tab: openedTab });
    const { tab: restored } = await call<{ tab: string }>('sessions_restore', {});
    expect(await said(restored)).toContain('You are Grace, session=grace');
    await call('page_navigate', { tab: own, url: `${site.origin}/next` });
    expect(await said(own)).toContain('You are Grace');
  });

  it('are closed to ARQ for sites on the never list as well', async () => {
    const { own } = await open();
    const panel = await browser.openPanelClient();
    await panel.call('sites.setNever', { site: '127.0.0.1', isNever: true });
    for (const tool of ['page_snapshot', 'storage_list_cookies', 'page_screenshot']) {
      await expect(call(tool, { tab: own }), tool).rejects.toThrow(/policy\.site_never/);
    }
    await panel.call('sites.setNever', { site: '127.0.0.1', isNever: false });
    expect(await said(own)).toContain('Account');
  });
});
