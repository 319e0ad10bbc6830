/** Tabs, windows and what the browser remembers, as a client with a grant changes them in real browsers. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { connectClient, refOf, textOf, type TestClient } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface TabState {
  readonly tab: string;
  readonly window: string;
  readonly index: number;
  readonly url: string;
  readonly isDiscarded: boolean;
}
interface Entries {
  readonly entries: readonly Readonly<Record<string, string>>[];
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let client: TestClient;
  /** Where what stands for the desktop writes down what it was given. */
  let opened: string;

  beforeAll(async () => {
    home = new ArqHome();
    const bin = join(home.path, 'bin');
    opened = join(home.path, 'opened');
    mkdirSync(bin);
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    home.env['PATH'] = `${bin}:${home.env['PATH'] ?? ''}`;
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home, { isOptionalGranted: true });
    await vi.waitFor(async () => expect(await home.browsers()).toHaveLength(1), { timeout: 60_000, interval: 500 });
    client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await server.close();
  });

  const call = async <Result = TabState>(tool: string, input: Record<string, unknown> = {}): Promise<Result> => {
    const result = await client.call(tool, input);
    if (result.isError === true) throw new Error(`${tool}: ${textOf(result)}`);
    return result.structuredContent as Result;
  };
  const open = async (page: string) => {
    const { tab } = await call<{ tab: string }>('windows_open', { url: server.origin + page });
    return tab;
  };
  const beside = async (tab: string) => (await call('tabs_duplicate', { tab })).tab;

  it('tabs_get, tabs_pin, tabs_mute, tabs_move, tabs_duplicate', async () => {
    const first = await open('/article.html');
    const second = await beside(first);
    expect(await call('tabs_get', { tab: second })).toMatchObject({ index: 1, isPinned: false, isPrivate: false });
    expect(await call('tabs_move', { tab: second, index: 0 })).toMatchObject({ index: 0 });
    expect(await call('tabs_move', { tab: second })).toMatchObject({ index: 1 });
    expect(await call('tabs_move', { tab: first, beside: second })).toMatchObject({ index: 1 });
    expect(await call('tabs_pin', { tab: first, pinned: true })).toMatchObject({ isPinned: true, index: 0 });
    expect(await call('tabs_pin', { tab: first, pinned: false })).toMatchObject({ isPinned: false });
    expect(await call('tabs_mute', { tab: first, muted: true })).toMatchObject({ isMuted: true });
    expect(await call('tabs_mute', { tab: first, muted: false })).toMatchObject({ isMuted: false });
    const other = await open('/shop.html');
    const moved = await call('tabs_move', { tab: second, beside: other });
    expect(moved).toMatchObject({ window: (await call('tabs_get', { tab: other })).window, index: 1 });
  });

  it('tabs_group, tabs_name_group, tabs_ungroup', async () => {
    const first = await open('/article.html');
    const second = await beside(first);
    expect(await call('tabs_group', { tab: first, title: 'Travel', color: 'green' })).toMatchObject({
      group: { title: 'Travel', color: 'green' },
    });
    await call('tabs_group', { tab: second, title: 'Travel' });
    await call('tabs_name_group', { tab: second, title: 'Rome', color: 'red' });
    expect(await call('tabs_get', { tab: first })).toMatchObject({ group: { title: 'Rome', color: 'red' } });
    expect(await call('tabs_ungroup', { tab: first })).not.toHaveProperty('group');
    await expect(call('tabs_name_group', { tab: first, title: 'x' })).rejects.toThrow(/tabs\.no_group/);
    await call('tabs_pin', { tab: first, pinned: true });
    await expect(call('tabs_group', { tab: first })).rejects.toThrow(/tabs\.pinned/);
  });

  it('tabs_discard and tabs_zoom', async () => {
    const first = await open('/article.html');
    const second = await beside(first);
    await call('tabs_activate', { tab: second });
    await expect(call('tabs_discard', { tab: second })).rejects.toThrow(/tabs\.in_front/);
    expect(await call('tabs_discard', { tab: first })).toMatchObject({ isDiscarded: true });
    const scope = name === 'chromium' ? 'tab' : 'site';
    expect(await call('tabs_zoom', { tab: second, factor: 1.5 })).toMatchObject({ factor: 1.5, scope });
    expect(await call('tabs_zoom', { tab: second })).toMatchObject({ factor: 1.5 });
    await call('tabs_zoom', { tab: second, factor: 1 });
  });

  it('windows_open, windows_resize, windows_focus, windows_close', async () => {
    const tab = await open('/article.html');
    const sized = await call<{ width: number; height: number }>('windows_resize', { tab, width: 900, height: 640 });
    expect([sized.width, sized.height]).toEqual([900, 640]);
    expect(await call('windows_focus', { tab })).toMatchObject({ tabs: 1 });
    await expect(call('windows_resize', { tab, width: 900, state: 'maximized' })).rejects.toThrow(/windows\.size/);
    await expect(call('windows_open', { url: '', isPrivate: true })).rejects.toThrow(/tabs\.private/);
    const foreign = await home.call<{ tab: string }>('windows_open', { url: `${server.origin}/shop.html` });
    await expect(call('windows_close', { tab: foreign.tab })).rejects.toThrow(/windows\.not_yours/);
    await beside(tab);
    expect(await call('windows_close', { tab })).toEqual({ closed: true, tabs: 2 });
    await expect(call('tabs_get', { tab })).rejects.toThrow(/tabs\.(?:gone|not_found)/);
  });

  it('sessions_list and sessions_restore', async () => {
    const first = await open('/booking.html');
    const second = await beside(first);
    await expect.poll(() => call('tabs_get', { tab: second })).toMatchObject({ url: `${server.origin}/booking.html` });
    await call('tabs_close', { tab: second });
    const closed = async () => (await call<Entries>('sessions_list')).entries[0];
    await expect.poll(closed, { timeout: 10_000 }).toMatchObject({ kind: 'tab', url: `${server.origin}/booking.html` });
    const { tab } = await call('sessions_restore', { session: (await closed())?.['session'] });
    await expect.poll(() => call('tabs_get', { tab })).toMatchObject({ url: `${server.origin}/booking.html` });
  });

  it('history_search and history_delete', async () => {
    const url = `${server.origin}/inbox.html`;
    await open('/inbox.html');
    const found = async () => (await call<Entries>('history_search', { text: 'inbox', days: 1 })).entries;
    await expect.poll(found, { timeout: 10_000 }).toMatchObject([{ url }]);
    await expect(call('history_delete', {})).rejects.toThrow(/history\.what/);
    expect(await call('history_delete', { url })).toEqual({ deleted: true });
    expect(await found()).toEqual([]);
  });

  it('bookmarks_add, bookmarks_search, bookmarks_remove', async () => {
    const url = `${server.origin}/shop.html`;
    const added = await call<{ bookmark: string }>('bookmarks_add', { url, title: 'Shoes', folder: 'Feet' });
    expect(added).toMatchObject({ url, title: 'Shoes', folder: 'Feet' });
    const found = async () => (await call<Entries>('bookmarks_search', { text: 'Shoes' })).entries;
    expect(await found()).toEqual([added]);
    const { bookmark } = added;
    expect(await call('bookmarks_remove', { bookmark })).toEqual({ removed: true, url, title: 'Shoes' });
    expect(await found()).toEqual([]);
    await expect(call('bookmarks_remove', { bookmark })).rejects.toThrow(/bookmarks\.not_found/);
  });

  it('downloads_start, downloads_wait, downloads_list, downloads_show', async () => {
    const url = `${server.origin}/article.html`;
    await expect(call('downloads_start', { url, fileName: '../x' })).rejects.toThrow(/downloads\.bad_name/);
    const started = await call<Record<string, string>>('downloads_start', {
      url,
      fileName: 'kept.html',
      waitMs: 20_000,
    });
    expect(started).toMatchObject({ url, state: 'done', error: '' });
    expect(readFileSync(started['file'] ?? '', 'utf8')).toContain('<html');
    const { download = '' } = started;
    expect(await call('downloads_wait', { download })).toMatchObject({ state: 'done' });
    expect((await call<Entries>('downloads_list', { text: 'kept' })).entries).toMatchObject([{ download, url }]);
    await expect(call('downloads_show', { download: `${download}99` })).rejects.toThrow(/downloads\.not_found/);
  });

  it('page_click opens a tab beside its own, also in a window behind others', async () => {
    const tab = await open('/article.html');
    const front = await open('/article.html');
    const ref = refOf(await client.text('page_snapshot', { tab }), /link "Articles"/);
    const link = refOf(await client.text('page_snapshot', { tab: front }), /link "Articles"/);
    const [own, other] = [await call('tabs_get', { tab }), await call('tabs_get', { tab: front })];
    expect(own.window).not.toBe(other.window);
    for (const [from, target, window] of [
      [tab, ref, own.window],
      [front, link, other.window],
    ] as const) {
      const opened = await call<{ openedTab: string }>('page_click', { tab: from, ref: target, button: 'middle' });
      expect((await call('tabs_get', { tab: opened.openedTab })).window).toBe(window);
    }
    for (const one of [tab, front]) await call('windows_close', { tab: one });
  });

  it('does what sentences say of tabs, zoom, bookmarks and history', async () => {
    const { tab } = await home.call<{ tab: string }>('windows_open', { url: `${server.origin}/article.html` });
    const say = async (sentence: string) => {
      const report = await home.run(sentence, '--tab', tab);
      expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
      return JSON.stringify(report);
    };
    const zoom = async () => (await home.call<{ factor: number }>('tabs_zoom', { tab })).factor;
    await say('zoom in');
    expect(await zoom()).toBe(1.1);
    await say('zoom to 150 %, then zoom out');
    expect(await zoom()).toBe(1.25);
    await say('сбрось масштаб');
    expect(await zoom()).toBe(1);
    await say('pin this tab, then mute this tab');
    expect(await home.call('tabs_get', { tab })).toMatchObject({ isPinned: true, isMuted: true });
    await say('bookmark this page as Sentences in Reading');
    expect(await say('find my bookmark about Sentences')).toContain('/article.html');
    expect(await say('найди в истории article')).toContain('/article.html');
    await home.call('windows_close', { tab });
  });

  it('page_wait_for tells the id of a download that the tab began, and of no other', async () => {
    const other = await call<{ tab: string }>('tabs_open', { url: `${server.otherOrigin}/article.html` });
    const sibling = await call<{ tab: string }>('tabs_open', { url: `${server.origin}/downloads.html` });
    // Browsers ask before the second download of a page.
    const press = async (link: string) => {
      const { tab } = await call<{ tab: string }>('tabs_open', { url: `${server.origin}/downloads.html` });
      const ref = refOf(await client.text('page_snapshot', { tab }), new RegExp(`link "${link}"`));
      await call('page_click', { tab, ref });
      const { download } = await call<{ download: string }>('page_wait_for', { tab, until: 'download' });
      return { tab, download };
    };
    const made = await press('Made here');
    const report = await press('Report');
    const ids = [made.download, report.download];
    for (const { tab } of [other, sibling]) {
      await expect(call('page_wait_for', { tab, until: 'download', ms: 1000 })).rejects.toThrow(
        /No download was finished/,
      );
    }
    for (const download of ids) expect(await call('downloads_wait', { download })).toMatchObject({ state: 'done' });
    const listed = async () =>
      (await call<Entries>('downloads_list')).entries
        .map((one) => one['download'] ?? '')
        .filter((id) => ids.includes(id));
    expect(await listed()).toContain(made.download);
    const panel = await browser.openPanelClient();
    await panel.call('sites.setNever', { site: '127.0.0.1', isNever: true });
    expect(await listed()).toEqual([]);
    await expect(call('downloads_wait', { download: made.download })).rejects.toThrow(/downloads\.not_found/);
    await panel.call('sites.setNever', { site: '127.0.0.1', isNever: false });
    for (const tab of [made.tab, report.tab, other.tab, sibling.tab]) await call('tabs_close', { tab });
  });

  it('downloads_open hands a finished document to the desktop, and nothing that could run', async () => {
    const start = (page: string) =>
      call<Record<string, string>>('downloads_start', { url: server.origin + page, waitMs: 20_000 });
    const document = await start('/notes.txt');
    expect(await call('downloads_open', { download: document['download'] })).toEqual({ opened: true });
    await expect.poll(() => (existsSync(opened) ? readFileSync(opened, 'utf8') : '')).toBe(document['file']);
    const page = await start('/article.html');
    await expect(call('downloads_open', { download: page['download'] })).rejects.toThrow(
      /downloads\.not_openable.*downloads_show/s,
    );
    await expect(call('downloads_open', { download: `${page['download']}99` })).rejects.toThrow(/downloads\.not_found/);
    const stranger = await connectClient(home, '2025-11-25', { tools: 'all', name: 'Stranger' });
    expect(textOf(await stranger.call('downloads_open', { download: document['download'] }))).toMatch(
      /^policy\.approval_needed/,
    );
    await stranger.close();
  });

  it('a client without a grant gets nothing of what is private', async () => {
    const stranger = await connectClient(home, '2025-11-25', { tools: 'all', name: 'Stranger' });
    try {
      for (const tool of ['history_search', 'bookmarks_search', 'downloads_list', 'sessions_list']) {
        expect(textOf(await stranger.call(tool, {})), tool).toMatch(/^policy\.approval_needed/);
      }
    } finally {
      await stranger.close();
    }
  });
});

describe.each<BrowserName>(['chromium', 'firefox'])('in %s without the browser’s leave', (name) => {
  it('a call says what is missing, and panels ask for it until the user has answered', async () => {
    const home = new ArqHome();
    const browser = await openExtensionBrowser(name, home);
    try {
      const panel = await browser.openPanelClient();
      await expect(panel.tool('history_search', {})).rejects.toMatchObject({ code: 'browser.permission_needed' });
      await expect(panel.tool('bookmarks_search', {})).rejects.toMatchObject({ code: 'browser.permission_needed' });
      const wanted = async () => (await panel.call<{ wantedPermission: string | null }>('state.get')).wantedPermission;
      expect(await wanted()).toBe('bookmarks');
      await panel.call('permission.settle', { name: 'bookmarks' });
      expect(await wanted()).toBe('history');
    } finally {
      await browser.close();
      await home.dispose();
    }
  });
});
