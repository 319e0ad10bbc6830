/** Who has the say while a run acts: the person, with a real keyboard and mouse, in page and panel. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome, root } from './support/arq.ts';
import { Display } from './support/display.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { RealPanel } from './support/real-panel.ts';

const pictures = join(root, 'e2e/.results/panel');
/** A place of the page that no control covers. */
const BLANK = { x: 700, y: 620 };

describe('taking over from a run, with a real keyboard and mouse', () => {
  let home: ArqHome;
  let server: PageServer;
  let display: Display;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: RealPanel;

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
    await page.bringToFront();
    await page.goto(`${server.origin}/sign-up.html`);
    await display.key('alt+a');
    panel = await RealPanel.find(browser.browser, display);
  });
  afterAll(async () => {
    await browser.close();
    await display.close();
    await home.dispose();
    await server.close();
  });
  beforeEach(async () => {
    server.reset();
    await page.goto(`${server.origin}/sign-up.html`);
  });
  afterEach(async () => {
    await panel.page.waitForSelector('button[aria-label="New request"]');
    await panel.click('button', 'New request');
  });

  const shoot = (name: string) => display.screenshot(join(pictures, `take-over-${name}.png`));
  const valueOf = (selector: string) => page.$eval(selector, (field) => (field as HTMLInputElement).value);
  const marked = () => page.evaluate(() => document.documentElement.lastElementChild !== document.body);

  const currentStep = () => panel.page.evaluate(() => document.querySelector('.tl.now')?.textContent ?? '');

  async function start(command: string, next = 'Pause'): Promise<void> {
    await panel.click('textarea');
    await display.type(command);
    await display.key('Return');
    await panel.waitForText('Touches 1 site');
    await panel.click('button', 'Run');
    await panel.waitForText(next);
  }

  it('pauses when the user types in the page, says so, and goes on with one click', async () => {
    await start('type Ada into First name, wait 3 seconds and type Lovelace into Last name');
    await expect.poll(() => valueOf('[name=first]'), { timeout: 10_000 }).toBe('Ada');
    await expect.poll(marked).toBe(true);
    await display.click(BLANK.x, BLANK.y);
    await display.key('x');
    await panel.waitForText('Paused because you acted in the tab yourself');
    await shoot('1-paused');
    await panel.click('button', 'Continue');
    await panel.waitForText(/Done in/);
    expect(await valueOf('[name=last]')).toBe('Lovelace');
  });

  it('stops at once when Stop is pressed, in the middle of a wait', async () => {
    await start('type Ada into First name, wait 20 seconds and press Sign up');
    await expect.poll(currentStep, { timeout: 10_000 }).toContain('Wait 20 seconds');
    const pressedAt = Date.now();
    await panel.click('.dock button', 'Stop');
    await panel.waitForText('Stopped');
    expect(Date.now() - pressedAt).toBeLessThan(3000);
    expect(server.submissions).toEqual([]);
    await shoot('2-stopped');
  });

  it('holds at Pause, and goes on at Continue', async () => {
    await start('type Ada into First name, wait 2 seconds and type Lovelace into Last name');
    await panel.click('button', 'Pause');
    await panel.waitForText('Continue');
    await shoot('3-held');
    await panel.click('button', 'Continue');
    await panel.waitForText(/Done in/);
    expect(await valueOf('[name=last]')).toBe('Lovelace');
  });

  it('stops everything with the shortcut, while the page has the focus', async () => {
    await start('type Ada into First name, wait 20 seconds and press Sign up');
    await expect.poll(() => valueOf('[name=first]'), { timeout: 10_000 }).toBe('Ada');
    await display.key('ctrl+shift+period');
    await panel.waitForText('Stopped');
    await expect.poll(marked).toBe(false);
    expect(server.submissions).toEqual([]);
  });

  it('reads the page, and not the mark that ARQ put there', async () => {
    await start('type Ada into First name and read the page', 'Done in');
    const answer = await panel.page.$eval('.answer', (text) => text.textContent ?? '');
    expect(answer).toContain('Join the club');
    expect(answer).not.toContain('ARQ');
  });

  it('shows each step as it ends, with how long it took and a picture of what it left', async () => {
    await start(
      'type Ada into First name, wait 2 seconds, type Lovelace into Last name, wait 2 seconds and press Start over',
    );
    const durations = () => panel.page.$$eval('.tl .t', (times) => times.map((time) => time.textContent));
    await expect.poll(async () => (await durations()).length).toBeGreaterThanOrEqual(2);
    const early = await durations();
    await expect.poll(durations).not.toEqual(early);
    await panel.page.waitForSelector('.live img');
    const address = () => panel.page.$eval('.live img', (image) => image.src);
    const first = await address();
    await expect.poll(address, { timeout: 10_000 }).not.toBe(first);
    await shoot('4-live');
    await panel.waitForText(/Done in/);
  });
});
