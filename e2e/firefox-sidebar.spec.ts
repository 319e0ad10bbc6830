/** The page of Firefox's sidebar, opened by the extension itself in a window as wide as one: BiDi drives no sidebar. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { findFirefoxExtensionPage, openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

const SIGN_UP =
  'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up, then take a full-page screenshot';

async function openSidebarPage(browser: ExtensionBrowser): Promise<Page> {
  await browser.page.evaluate(async () => {
    const url = chrome.runtime.getURL('sidepanel.html');
    await chrome.windows.create({ url, type: 'popup', width: 400, height: 820 });
  });
  const panel = await findFirefoxExtensionPage(browser.browser, 'sidepanel.html');
  await panel.waitForSelector('nav');
  return panel;
}

const textOf = (panel: Page) => panel.evaluate(() => document.body.innerText);
const seen = (panel: Page) => expect.poll(() => textOf(panel), { timeout: 20_000 });

async function press(panel: Page, name: string): Promise<void> {
  const button = await panel.waitForSelector(`::-p-xpath(//button[starts-with(normalize-space(.), "${name}")])`, {
    visible: true,
  });
  await button?.click();
}

describe('the sidebar page in Firefox', () => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;

  beforeEach(async () => {
    home = new ArqHome();
    server = await startPageServer();
  });
  afterEach(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  async function openPage(): Promise<void> {
    const page = await browser.browser.newPage();
    await page.goto(`${server.origin}/sign-up.html`);
    await page.bringToFront();
  }

  it('plans a typed sentence, runs it when told, and shows the picture', async () => {
    browser = await openExtensionBrowser('firefox', home);
    await openPage();
    const panel = await openSidebarPage(browser);
    await seen(panel).toContain('Join the club');
    await panel.click('textarea');
    await panel.keyboard.type(SIGN_UP);
    await panel.keyboard.press('Enter');
    await seen(panel).toContain('Press “Sign up”');
    expect(server.submissions).toEqual([]);
    await press(panel, 'Run');
    await seen(panel).toMatch(/Done in .*5 steps/);
    expect(server.submissions.at(-1)?.fields).toMatchObject({ first: 'Ada', last: 'Lovelace', country: 'de' });
    const pictureWidth = () => panel.evaluate(() => document.querySelector('main img')?.clientWidth ?? 0);
    await expect.poll(pictureWidth, { timeout: 10_000 }).toBeGreaterThan(40);
  });

  it('speaks Russian in a Russian Firefox', async () => {
    browser = await openExtensionBrowser('firefox', home, { language: 'ru' });
    await openPage();
    const panel = await openSidebarPage(browser);
    await seen(panel).toContain('Что здесь сделать?');
    await panel.click('textarea');
    await panel.keyboard.type('введи Ада в поле First name и нажми Sign up');
    await panel.keyboard.press('Enter');
    await press(panel, 'Выполнить');
    await seen(panel).toMatch(/Готово/);
  });

  it('asks in place for access to sites, and goes on once it has it', async () => {
    browser = await openExtensionBrowser('firefox', home, {
      // The doorhanger belongs to the browser and no test can press it; this lets the request succeed as if it were.
      preferences: {
        'extensions.originControls.grantByDefault': false,
        'extensions.webextOptionalPermissionPrompts': false,
      },
    });
    await openPage();
    const panel = await openSidebarPage(browser);
    await seen(panel).toContain('ARQ may not see sites yet');
    // Asked for by a script, not by a person: the browser refuses.
    const byScript = await panel.evaluate(() =>
      chrome.permissions.request({ origins: ['<all_urls>'] }).catch(() => 'refused'),
    );
    expect(byScript).toBe('refused');
    await press(panel, 'Allow sites');
    await seen(panel).not.toContain('ARQ may not see sites yet');
    expect(await panel.evaluate(() => chrome.permissions.contains({ origins: ['<all_urls>'] }))).toBe(true);
  });
});
