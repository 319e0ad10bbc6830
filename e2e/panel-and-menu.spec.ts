import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, root } from './support/arq.ts';
import { pickFromContextMenu } from './support/context-menu.ts';
import { Display } from './support/display.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { RealPanel } from './support/real-panel.ts';

/** Rows of ARQ's submenu on a page. */
const ASK = 0;
const SCREENSHOT = 2;
const POINT = { x: 600, y: 250 };
const pictures = join(root, 'e2e/.results/panel');

/** One story, told in order: each part goes on where the one before ended, as a person would. */
describe.sequential('the real side panel and context menu, with a real mouse', { shuffle: false }, () => {
  let home: ArqHome;
  let server: PageServer;
  let display: Display;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: RealPanel;

  const shoot = (name: string) => display.screenshot(join(pictures, `${name}.png`));

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    home = new ArqHome();
    server = await startPageServer();
    display = await Display.open();
    await home.arq('setup', '--browser', 'chromium');
    browser = await openExtensionBrowser('chromium', home, {
      display: display.name,
      windowSize: { width: 1300, height: 860 },
    });
    page = await browser.browser.newPage();
    await page.goto(`${server.origin}/sign-up.html`);
    await page.bringToFront();
  });
  afterAll(async () => {
    await browser.close();
    await display.close();
    await home.dispose();
    await server.close();
  });

  it('opens from “Ask ARQ about this” with the page as context', async () => {
    await pickFromContextMenu(display, POINT, ASK);
    panel = await RealPanel.find(browser.browser, display);
    await panel.waitForText('About this page');
    await panel.waitForText('Join the club');
    await shoot('1-ask');
  });

  it('shows the plan of a typed sentence and carries it out when Run is pressed', async () => {
    await panel.click('textarea');
    await display.type(
      'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up',
    );
    await display.key('Return');
    await panel.waitForText('Tick');
    await shoot('2-plan');
    expect(server.submissions).toEqual([]);
    await panel.click('button', 'Run');
    await panel.waitForText(/Done/);
    await shoot('3-done');
    expect(server.submissions.at(-1)?.fields).toMatchObject({
      first: 'Ada',
      last: 'Lovelace',
      country: 'de',
      terms: 'yes',
    });
  });

  it('takes a screenshot from the menu, as a run with its picture', async () => {
    await pickFromContextMenu(display, POINT, SCREENSHOT);
    const client = await browser.openPanelClient();
    const pictured = async () => {
      const { runs } = await client.tool<{
        runs: { status: string; command: string; steps: { tool: string; picture?: string }[] }[];
      }>('runs_list', {});
      return runs.find(
        (run) =>
          run.status === 'done' &&
          run.steps.some((step) => step.tool === 'page_screenshot' && step.picture !== undefined),
      );
    };
    await expect.poll(pictured, { timeout: 15_000 }).toBeTruthy();
    await client.close();
    await panel.click('nav a, nav button', 'Runs');
    await panel.waitForText(/screenshot/i);
    await shoot('4-runs');
  });

  it('asks before a password form is sent, and sends it when Allow is pressed with the mouse', async () => {
    server.reset();
    await page.goto(`${server.origin}/sign-in.html`);
    await panel.click('nav a, nav button', 'Ask');
    await panel.page.waitForSelector('textarea, button[aria-label*="New"]');
    if ((await panel.page.$('textarea')) === null) await panel.click('button', 'New');
    await panel.click('textarea');
    await display.type('type ada into User name, opensesame into Password and press "Log in"');
    await display.key('Return');
    await panel.click('button', 'Run');
    await panel.waitForText('127.0.0.1');
    await panel.page.waitForSelector('[role="alertdialog"]');
    await shoot('5-approval');
    const shown = await panel.page.evaluate(() => document.querySelector('[role="alertdialog"]')?.textContent);
    expect(shown).not.toContain('opensesame');
    expect(shown).toContain('ada');
    await display.key('End');
    await expect
      .poll(
        async () => {
          await panel.click('button', 'Allow once');
          await new Promise((resolve) => setTimeout(resolve, 700));
          return server.submissions.length;
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    expect(server.submissions[0]?.fields).toMatchObject({ user: 'ada', password: 'opensesame' });
    await panel.waitForText(/Done/);
    await shoot('6-allowed');
  });

  it('opens with the keyboard shortcut', async () => {
    await panel.page.evaluate(() => window.close());
    const isOpen = () =>
      browser.page.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length);
    await expect.poll(isOpen, { timeout: 5000 }).toBe(0);
    await display.click(POINT.x, POINT.y);
    await display.key('alt+a');
    await expect.poll(isOpen, { timeout: 5000 }).toBe(1);
  });
});
