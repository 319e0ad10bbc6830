/** Private windows of real browsers, whose extension the user let in there: what a client sees of them is ARQ's word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { connectClient, refOf, textOf, type TestClient } from './support/mcp-clients.ts';
import { makePdf } from './support/make-pdf.ts';
import { startSite } from './support/site-server.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface Tabs {
  readonly tabs: readonly { readonly tab: string; readonly url: string; readonly isPrivate: boolean }[];
}

describe.each<BrowserName>(['chromium', 'firefox'])('private windows in %s', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let client: TestClient;

  beforeEach(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home, { isPrivateAllowed: true, isOptionalGranted: true });
    await expect.poll(() => home.browsers(), { timeout: 20_000 }).toHaveLength(1);
    client = await connectClient(home, '2025-11-25', { name: 'Claude Code', tools: 'all', args: ['--grant', 'act'] });
  });
  afterEach(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await server.close();
  });

  const userTabs = async () => (await home.call<Tabs>('tabs_list', {})).tabs;
  /** Opened by the extension, which only an extension that was let in can do. */
  const openPrivate = async (url: string): Promise<string> => {
    await browser.page.evaluate(async (url) => {
      await chrome.windows.create({ url, incognito: true });
    }, url);
    const find = async () => (await userTabs()).find((tab) => tab.isPrivate && tab.url === url)?.tab;
    await expect.poll(find, { timeout: 10_000 }).toBeTypeOf('string');
    return (await find()) ?? '';
  };

  it('keep their downloads to the user', async () => {
    const tab = await openPrivate(`${server.origin}/downloads.html`);
    const outline = await home.call<{ text: string }>('page_snapshot', { tab });
    await home.call('page_click', { tab, ref: refOf(outline.text, /link "Report"/) });
    const users = async () => (await home.call<{ entries: { download: string }[] }>('downloads_list', {})).entries;
    await expect.poll(users, { timeout: 10_000 }).toHaveLength(1);
    const [{ download } = { download: '' }] = await users();
    expect(await client.text('downloads_list')).not.toContain('report');
    expect(textOf(await client.call('downloads_wait', { download }))).toMatch(/^downloads\.not_found/);
    const own = await client.text('tabs_open', { url: `${server.origin}/downloads.html` });
    const input = { tab: /\b[a-z0-9]{6,32}\.\d+\b/.exec(own)?.[0] ?? '', until: 'download', ms: 1000 };
    expect(textOf(await client.call('page_wait_for', input))).toMatch(/^page\.wait_timeout/);
  });

  it('are neither seen nor used by a client until the user allows it', async () => {
    const url = `${server.origin}/article.html`;
    const tab = await openPrivate(url);
    expect(await client.text('tabs_list')).not.toContain(url);
    for (const [tool, input] of [
      ['page_read_text', { tab }],
      ['page_snapshot', { tab }],
      ['page_screenshot', { tab }],
      ['page_read_console', { tab }],
      ['page_read_network', { tab }],
      ['page_wait_for', { tab, text: 'Tea' }],
      ['page_handle_dialog', { tab, accept: true }],
      ['page_navigate', { tab, url: `${server.origin}/shop.html` }],
      ['tabs_activate', { tab }],
      ['tabs_close', { tab }],
    ] as const) {
      expect(textOf(await client.call(tool, input)), tool).toMatch(/^tabs\.(?:not_found|private)/);
    }
    await client.text('tabs_open', { url: `${server.origin}/shop.html` });
    const shop = (await userTabs()).filter((one) => one.url.endsWith('/shop.html'));
    expect(shop).toMatchObject([{ isPrivate: false }]);
    expect((await userTabs()).find((one) => one.tab === tab)).toMatchObject({ url, isPrivate: true });

    const opensPrivate = { url: `${server.origin}/booking.html`, isPrivate: true };
    expect(textOf(await client.call('windows_open', opensPrivate))).toMatch(/^tabs\.private/);
    const own = await home.call<{ tab: string }>('windows_open', opensPrivate);
    expect(await home.call('tabs_get', { tab: own.tab })).toMatchObject({ url: opensPrivate.url, isPrivate: true });
    expect(textOf(await client.call('windows_close', { tab: own.tab }))).toMatch(/^tabs\.(?:not_found|private)/);

    const [called = ''] = await home.browsers();
    await home.call('browsers_allow_private', { browser: called, isAllowed: true });
    expect(await client.text('tabs_list')).toContain(tab);
    expect(await client.text('page_read_text', { tab })).not.toBe('');
    await home.call('browsers_allow_private', { browser: called, isAllowed: false });
    expect(textOf(await client.call('page_read_text', { tab }))).toMatch(/^tabs\.(?:not_found|private)/);
  });

  it('are not read with the session of the normal ones', async () => {
    const cookies: (string | undefined)[] = [];
    const site = await startSite({
      '/in': (_request, response) => {
        response.setHeader('set-cookie', 'who=normal; Path=/');
        response.setHeader('content-type', 'text/html');
        response.end('<a href="/report.pdf">Report</a>');
      },
      '/report.pdf': (request, response) => {
        cookies.push(request.headers.cookie);
        response.setHeader('content-type', 'application/pdf');
        response.end(makePdf(['Numbers'], 'Report'));
      },
    });
    try {
      const { tab: own } = await home.call<{ tab: string }>('tabs_open', { url: `${site.origin}/in` });
      const ref = refOf(await client.text('page_snapshot', { tab: own }), /link "Report"/);
      await home.call('page_read_pdf', { tab: own, ref });
      expect(cookies).toEqual(['who=normal']);
      cookies.length = 0;
      const tab = await openPrivate(`${site.origin}/report.pdf`);
      expect(await home.call('page_read_pdf', { tab })).toMatchObject({ title: 'Report' });
      expect(cookies.length).toBeGreaterThan(1);
      expect(cookies).not.toContain('who=normal');
    } finally {
      await site.close();
    }
  });
});
