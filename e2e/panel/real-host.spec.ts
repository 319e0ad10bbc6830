/** The panel of the real extension before a real host, with a real client and a real webhook behind it. */
import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome, root } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from '../support/extension-browser.ts';
import { connectClient, refOf, type TestClient } from '../support/mcp-clients.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

const pictures = join(root, 'e2e/.results/panel');

describe('the panel of a real browser before a real host', { shuffle: false }, () => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let client: TestClient;
  let panel: Page;
  let hook: Server;
  const taken: string[] = [];

  const seen = async (text: string) => {
    const shown = () => panel.evaluate(() => document.body.innerText);
    await vi.waitFor(async () => expect(await shown()).toContain(text), { timeout: 15_000, interval: 100 });
  };
  const press = async (name: string) => {
    const found = await panel.waitForSelector(`aria/${name}[role="button"]`, { timeout: 10_000 });
    await found?.click();
  };
  /** Alt and a digit, as a person would go from place to place. */
  const go = async (digit: string) => {
    await panel.keyboard.down('Alt');
    await panel.keyboard.press(`Digit${digit}` as 'Digit1');
    await panel.keyboard.up('Alt');
  };

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    home = new ArqHome();
    server = await startPageServer();
    hook = createServer((request, response) => {
      taken.push(String(request.headers['x-arq-signature']));
      request.resume().on('end', () => response.end('ok'));
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    await home.arq('setup', '--browser', 'chromium');
    browser = await openExtensionBrowser('chromium', home);
    await vi.waitFor(async () => expect(await home.browsers()).not.toEqual([]), { timeout: 20_000 });
    client = await connectClient(home, '2026-07-28', { name: 'Claude Code' });
    panel = await browser.browser.newPage();
    await panel.setViewport({ width: 380, height: 900 });
    await panel.goto(new URL('/sidepanel.html', browser.page.url()).href);
    await seen('What should ARQ do here?');
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await server.close();
    hook.close();
  });

  it('shows the browser it belongs to, the client that is connected, and the host', async () => {
    // A client of the newest revision has no session: it is known from its first request on.
    await client.text('tabs_list', {});
    await go('3');
    await seen('This panel');
    await seen('Claude Code');
    await seen('Running');
    await panel.screenshot({ path: join(pictures, 'connections.png') });
  });

  it('asks for the client’s first act, and what is allowed for an hour is listed', async () => {
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    await panel.bringToFront();
    const ref = refOf(await client.text('page_snapshot', { tab }), /textbox "First name"/);
    const acting = client.call('page_type', { tab, ref, text: 'Ada' });
    await seen('Claude Code waits for you');
    await press('Show');
    await seen('Claude Code asks for it.');
    await panel.screenshot({ path: join(pictures, 'call.png') });
    const hour = await panel.waitForSelector('.wider .hold[aria-disabled="false"]:nth-child(2)', { timeout: 10_000 });
    await hour?.click();
    expect((await acting).isError).not.toBe(true);
    await go('3');
    await seen('127.0.0.1');
    expect((await home.call<{ grants: unknown[] }>('grants_list', {})).grants).toHaveLength(1);
  });

  it('revokes the client, which is asked for again when it returns', async () => {
    await press('More about claude-code-1');
    await press('Revoke everything');
    await press('Revoke');
    await seen('Claude Code was revoked');
    expect((await home.call<{ grants: unknown[] }>('grants_list', {})).grants).toEqual([]);
  });

  it('makes a webhook, and a test through it arrives signed', async () => {
    const address = hook.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await go('4');
    await seen('Where to');
    await press('Add');
    await (await panel.waitForSelector('aria/Name[role="textbox"]'))?.type('Ops');
    await (await panel.waitForSelector('aria/Address[role="textbox"]'))?.type(`http://127.0.0.1:${port}/hook`);
    await press('Save');
    await seen('This is shown once');
    await press('I have it');
    await press('Test: Ops');
    await seen('It arrived in');
    expect(taken).toEqual([expect.stringMatching(/^v1=[0-9a-f]{64}$/)]);
    await panel.screenshot({ path: join(pictures, 'alerts.png') });
  });

  it('still knows the webhook and its key after the host was started anew', async () => {
    await home.arq('host', 'stop');
    await vi.waitFor(async () => expect(await home.browsers()).not.toEqual([]), { timeout: 20_000 });
    await seen('Webhook “Ops”');
    await press('Test: Ops');
    await vi.waitFor(() => expect(taken).toHaveLength(2), { timeout: 15_000 });
    const { channels } = await home.call<{ channels: { standing: { hasSecret: boolean } }[] }>(
      'alerts_channels_list',
      {},
    );
    expect(channels.at(-1)?.standing.hasSecret).toBe(true);
  });
});
