/** Cookies and storages of sites: only with approval, only once the user allowed the permission, never in the trail. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { connectClient, textOf, type TestClient } from './support/mcp-clients.ts';
import { page, startSite, type SiteServer } from './support/site-server.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('data of sites in %s', (name) => {
  let home: ArqHome;
  let site: SiteServer;
  let browser: ExtensionBrowser;
  let client: TestClient;

  beforeAll(async () => {
    home = new ArqHome();
    site = await startSite({
      '/': (_request, response, self) => {
        response.setHeader('set-cookie', ['sid=s3cr3tvalue; Path=/; HttpOnly; SameSite=Lax', 'lang=en; Path=/']);
        page('<title>Site</title><script>localStorage.theme="dark";sessionStorage.step="2"</script>')(
          _request,
          response,
          self,
        );
      },
      '/quiet': page('<title>Quiet</title>'),
    });
    await home.arq('setup', '--browser', name);
    // A prompt of the browser's own, were there one, could be pressed by no test.
    const preferences = { 'extensions.webextOptionalPermissionPrompts': false };
    browser = await openExtensionBrowser(name, home, { preferences });
    await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), { timeout: 60_000, interval: 500 });
    client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await site.close();
  });
  const open = async (path = '/') => (await home.call<{ tab: string }>('tabs_open', { url: site.origin + path })).tab;

  it('storage_list_items, storage_set_item and storage_delete_items work on the tab’s own storage', async () => {
    const tab = await open();
    expect(await client.text('storage_list_items', { tab })).toBe('theme = dark');
    expect(await client.text('storage_list_items', { tab, kind: 'session' })).toBe('step = 2');
    await client.text('storage_set_item', { tab, name: 'note', value: 'canary-4711' });
    expect(await client.text('storage_list_items', { tab, name: 'note', maxChars: 6 })).toBe(
      'note = canary… (11 characters)',
    );
    expect(await client.text('storage_delete_items', { tab, names: ['note', 'none'] })).toContain('deleted: note');
    await client.text('storage_delete_items', { tab, kind: 'session' });
    expect(await client.text('storage_list_items', { tab, kind: 'session' })).toMatch(/keeps no such items/);
    const { stdout } = await home.arq('audit', 'list', '--json');
    expect(stdout).toContain('storage_set_item');
    expect(stdout).not.toContain('canary-4711');
  });

  it('a client without a grant gets none of it', async () => {
    const tab = await open();
    const reader = await connectClient(home, '2025-11-25', { tools: 'all', name: 'reader' });
    try {
      for (const tool of ['storage_list_items', 'storage_list_cookies']) {
        expect(textOf(await reader.call(tool, { tab })), tool).toMatch(/^policy\.approval_needed/);
      }
    } finally {
      await reader.close();
    }
  });

  it('storage_list_cookies asks for its permission first; then cookies are listed, set and deleted', async () => {
    const tab = await open();
    expect(textOf(await client.call('storage_list_cookies', { tab }))).toMatch(/^browser\.permission_needed/);
    const panel = await browser.openPanelClient();
    expect(await panel.call('state.get')).toMatchObject({ wantedPermission: 'cookies' });
    // As the panel's button does: within a click.
    await browser.page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'ask';
      button.style.cssText = 'position:fixed;inset:0;z-index:9';
      button.addEventListener('click', () => void chrome.permissions.request({ permissions: ['cookies'] }));
      document.body.append(button);
    });
    await browser.page.bringToFront();
    await browser.page.click('#ask');
    const isGranted = () => browser.page.evaluate(() => chrome.permissions.contains({ permissions: ['cookies'] }));
    await expect.poll(isGranted).toBe(true);
    expect(await panel.call('state.get')).toMatchObject({ wantedPermission: null });
    await panel.close();
    const listed = await client.text('storage_list_cookies', { tab });
    expect(listed).toMatch(/sid=s3cr3tvalue; 127\.0\.0\.1\/ session httpOnly lax/);
    expect(listed).toContain('lang=en');
    // Chromium keeps no cookie longer than 400 days.
    const expires = `${new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 19)}Z`;
    await client.text('storage_set_cookie', { tab, name: 'plan', value: 'pro', expires });
    expect(await client.text('storage_list_cookies', { tab, name: 'plan' })).toContain(
      `plan=pro; 127.0.0.1/ until ${expires.slice(0, 19)}`,
    );
    expect(
      textOf(await client.call('storage_set_cookie', { tab, name: 'x', value: 'y', domain: 'elsewhere.example' })),
    ).toMatch(/^storage\.cookie_refused/);
    expect(await client.text('storage_delete_cookies', { tab, names: ['lang'] })).toContain('deleted: lang');
    const quiet = await open('/quiet');
    await client.text('storage_delete_cookies', { tab: quiet });
    expect(await client.text('storage_list_cookies', { tab: quiet })).toMatch(/has no such cookies/);
    const { stdout } = await home.arq('audit', 'list', '--json');
    expect(stdout).toContain('storage_set_cookie');
    expect(stdout).not.toMatch(/s3cr3tvalue|"pro"/);
  });
});
