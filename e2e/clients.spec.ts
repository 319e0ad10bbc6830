import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ArqHome, root } from './support/arq.ts';
import { Display } from './support/display.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { connectClient, refOf, textOf, type TestClient } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const pictures = join(root, 'e2e/.results/clients');
const failure = z.looseObject({
  error: z.looseObject({ code: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
});

/** `ok`, or the error's code. */
async function codeOf(client: TestClient, tool: string, input: Record<string, unknown>): Promise<string> {
  const { isError, structuredContent } = await client.call(tool, input);
  return isError === true ? failure.parse(structuredContent).error.code : 'ok';
}

const signUpButton = async (client: TestClient, tab: string) =>
  refOf(await client.text('page_snapshot', { tab }), /button "Sign up"/);

describe('two clients in one headless Chromium', { shuffle: false }, () => {
  let home: ArqHome;
  let server: PageServer;
  let claude: TestClient;
  let cursor: TestClient;
  let tab = '';

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
    claude = await connectClient(home, '2026-07-28', { name: 'Claude Code' });
    cursor = await connectClient(home, '2025-11-25', { name: 'Cursor' });
    const opened = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    ({ tab } = opened);
  });
  afterAll(async () => {
    await Promise.all([claude.close(), cursor.close()]);
    await home.dispose();
    await server.close();
  });

  it('a client’s first act there names the command that grants it, and works once that was run', async () => {
    const refused = await claude.call('page_click', { tab, ref: await signUpButton(claude, tab) });
    expect(textOf(refused)).toMatch(/^policy\.approval_needed: /);
    const command = /`arq (grants add [^`]+)`/.exec(textOf(refused))?.[1] ?? '';
    expect(command).toBe("grants add 'Claude Code' act --site 127.0.0.1");
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect((await home.arq(...words, '--for', '8h')).stdout).toMatch(/Claude Code {2}act, 127\.0\.0\.1, until /);
    expect(await codeOf(claude, 'page_click', { tab, ref: await signUpButton(claude, tab) })).toBe('ok');
  });

  it('the other one reads the tab, and acts there only once it was handed over', async () => {
    await home.arq('grants', 'add', 'Cursor', 'act', '--site', '*');
    const ref = await signUpButton(cursor, tab);
    const refused = await cursor.call('page_hover', { tab, ref });
    expect(textOf(refused)).toMatch(/^tabs\.in_use: Claude Code is acting in this tab/);
    expect(await codeOf(claude, 'page_hover', { tab, ref })).toBe('ok');
    // Freed by a person here; the core tools of a client leave handing over to `--tools all`.
    await home.call('tabs_hand_over', { tab, to: 'Cursor' });
    expect(await codeOf(cursor, 'page_hover', { tab, ref })).toBe('ok');
    expect(await codeOf(claude, 'page_hover', { tab, ref })).toBe('tabs.in_use');
  });

  it('the user takes the tab over by acting, and its holder is told once', async () => {
    const ref = await signUpButton(cursor, tab);
    await home.call('page_hover', { tab, ref });
    expect(await codeOf(cursor, 'page_hover', { tab, ref })).toBe('tabs.taken_over');
    expect(await codeOf(cursor, 'page_hover', { tab, ref })).toBe('ok');
  });

  it('each has a current tab of its own', async () => {
    const open = async (client: TestClient, page: string) => {
      await client.call('tabs_open', { url: `${server.origin}/${page}`, background: true });
    };
    await open(claude, 'article.html');
    await open(cursor, 'shop.html');
    const titles = await Promise.all([claude, cursor].map((client) => client.text('page_snapshot', {})));
    expect(titles[0]).not.toBe(titles[1]);
    expect(titles[0]).toContain('article.html');
    expect(titles[1]).toContain('shop.html');
  });

  it('each holds the tabs that it opened, also where no page came', async () => {
    const failed = textOf(await cursor.call('tabs_open', { url: 'http://127.0.0.1:9/', background: true }));
    const opened = /^page\.unreachable: .* Its tab is open: (\S+)\./s.exec(failed)?.[1] ?? failed;
    const { leases } = await home.call<{ leases: { tab: string; client: string }[] }>('leases_list', {});
    expect(leases).toContainEqual(expect.objectContaining({ tab: opened, client: 'Cursor' }));
    expect(await codeOf(claude, 'tabs_close', { tab: opened })).toBe('tabs.in_use');
    expect(await codeOf(cursor, 'tabs_close', { tab: opened })).toBe('ok');
  });

  it('a keyed act is done once, however often it is sent', async () => {
    const own = z.looseObject({ tab: z.string() });
    const { structuredContent } = await cursor.call('tabs_open', { url: `${server.origin}/sign-up.html` });
    const mine = own.parse(structuredContent).tab;
    const ref = refOf(await cursor.text('page_snapshot', { tab: mine }), /textbox "First name"/);
    const typed = { tab: mine, ref, text: 'Ada', idempotencyKey: 'type-ada' };
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(cursor, 'page_type', typed)));
    expect(codes).toEqual(['ok', 'ok', 'ok']);
    expect(await cursor.text('page_snapshot', { tab: mine })).toMatch(/First name"[^\n]*Ada/);
    expect(await codeOf(cursor, 'page_type', { ...typed, text: 'Eve' })).toBe('call.key_reused');
  });

  it('a run is covered by its client’s grant, and waits for a person without one', async () => {
    const start = async (client: TestClient) => {
      const { tab: own } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
      const command = 'fill First name with Ada';
      return textOf(await client.call('runs_start', { command, tab: own, waitMs: 10_000 }));
    };
    expect(await start(claude)).toMatch(/done/i);
    const stranger = await connectClient(home, '2025-11-25', { name: 'Stranger' });
    expect(await start(stranger)).toMatch(/waiting/i);
    expect(JSON.parse((await home.arq('clients', 'revoke', 'Stranger', '--json')).stdout)).toMatchObject({ runs: 1 });
    await stranger.close();
  });

  it('revoking a client takes everything back', async () => {
    expect((await home.arq('clients')).stdout).toMatch(/cursor-1 {2}Cursor/);
    expect((await home.arq('clients', 'revoke', 'Cursor')).stdout).toMatch(/^Ended 1 connections/);
    expect((await home.arq('clients')).stdout).not.toMatch(/Cursor/);
    expect((await home.arq('grants')).stdout).not.toMatch(/Cursor/);
  });
});

it('a headless Firefox counts as nobody: what to grant is said at once', async () => {
  const home = new ArqHome();
  const server = await startPageServer();
  let client: TestClient | undefined;
  try {
    await home.openBrowser('firefox', '--headless');
    client = await connectClient(home, '2025-11-25', { name: 'Claude Code' });
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    const ref = await signUpButton(client, tab);
    const askedAt = Date.now();
    const refused = await client.call('page_click', { tab, ref });
    expect(textOf(refused)).toMatch(/Nobody can be asked.*arq grants add 'Claude Code' act --site 127\.0\.0\.1/s);
    expect(Date.now() - askedAt).toBeLessThan(10_000);
  } finally {
    await client?.close();
    await home.dispose();
    await server.close();
  }
});

describe('a client’s act with a person at the screen', { shuffle: false }, () => {
  let home: ArqHome;
  let server: PageServer;
  let display: Display;
  let browser: ExtensionBrowser;
  let client: TestClient;
  let tab = '';

  const approvalWindow = async (): Promise<Page> => {
    const target = await browser.browser.waitForTarget((one) => one.url().endsWith('/approval.html'), {
      timeout: 15_000,
    });
    const page = await target.page();
    if (page === null) throw new Error('The approval window has no page.');
    return page;
  };
  const isAsking = () => browser.browser.targets().some((one) => one.url().endsWith('/approval.html'));
  const approvals = () => home.call<{ approvals: { id: string }[] }>('approvals_list', {});

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    home = new ArqHome();
    server = await startPageServer();
    display = await Display.open();
    await home.arq('setup', '--browser', 'chromium');
    browser = await openExtensionBrowser('chromium', home, { display: display.name });
    client = await connectClient(home, '2025-11-25', { name: 'Claude Code' });
    ({ tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` }));
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await display.close();
    await home.dispose();
    await server.close();
  });

  it('opens a small window that names client, site and values, and happens when it is allowed there', async () => {
    const ref = refOf(await client.text('page_snapshot', { tab }), /textbox "First name"/);
    const acting = codeOf(client, 'page_type', { tab, ref, text: 'Ada' });
    const page = await approvalWindow();
    await page.waitForFunction(() => document.body.textContent.includes('Claude Code'));
    await page.waitForFunction(() => document.body.textContent.includes('127.0.0.1'));
    await page.waitForFunction(() => document.body.textContent.includes('Ada'));
    await display.screenshot(join(pictures, 'approval.png'));
    // Its buttons take no press in the first moments, so that nobody is tricked into one.
    const allow = await page.waitForSelector('button.hold[aria-disabled="false"]');
    await allow?.click();
    expect(await acting).toBe('ok');
    expect(await client.text('page_snapshot', { tab })).toContain('Ada');
    await vi.waitFor(() => expect(isAsking()).toBe(false), { timeout: 5000 });
  });

  it('closes the window when it is decided elsewhere, and when the client goes', async () => {
    const ref = refOf(await client.text('page_snapshot', { tab }), /textbox "Last name"/);
    const acting = codeOf(client, 'page_type', { tab, ref, text: 'Lovelace' });
    await approvalWindow();
    const [open] = (await approvals()).approvals;
    expect((await home.arq('approvals', 'deny', open?.id ?? '')).code).toBe(0);
    expect(await acting).toBe('policy.denied');
    await vi.waitFor(() => expect(isAsking()).toBe(false), { timeout: 5000 });

    const other = await connectClient(home, '2025-11-25', { name: 'Short Visit' });
    // Nobody is asked about a tab that another client holds.
    expect(await codeOf(other, 'page_type', { tab, ref, text: 'x' })).toBe('tabs.in_use');
    expect(isAsking()).toBe(false);
    void codeOf(other, 'tabs_open', { url: `${server.origin}/article.html` }).catch(() => undefined);
    await approvalWindow();
    await other.close();
    await vi.waitFor(() => expect(isAsking()).toBe(false), { timeout: 5000 });
    expect((await approvals()).approvals).toEqual([]);
  });
});
