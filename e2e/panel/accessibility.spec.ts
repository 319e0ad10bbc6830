/** Every scene of the panel passes axe, in both themes; at 320 px and at 200 % zoom nothing is lost sideways. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenes } from './scenes.ts';
import { servePanel } from './serve.ts';

declare global {
  interface Window {
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  }
}

let browser: Browser;
let server: Awaited<ReturnType<typeof servePanel>>;
let page: Page;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  server = await servePanel();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  page = await browser.newPage({ viewport: { width: 380, height: 820 }, reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const names = Object.keys(scenes);

async function show(query: string, isRuns: boolean): Promise<void> {
  await page.goto(`${server.url}?${query}`);
  await page.locator('.app').waitFor();
  if (isRuns) await page.locator('.nav-item').nth(1).click();
  if (query.includes('scene=connections')) await page.keyboard.press('Alt+3');
  if (query.includes('scene=alerts')) await page.keyboard.press('Alt+4');
  await page.locator('main.view > *').first().waitFor();
}

test.each(names.flatMap((name) => ['light', 'dark'].map((theme) => [name, theme] as const)))(
  'axe finds nothing in %s, %s',
  async (name, theme) => {
    await show(`scene=${name}&theme=${theme}&lang=${theme === 'dark' ? 'ru' : 'en'}`, name.startsWith('runs'));
    await page.evaluate(axe);
    const results = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    const found = results.violations.map(({ id, nodes }) => [
      id,
      ...nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
    ]);
    expect(found).toEqual([]);
  },
);

/** Sheets of the host's views, by the way to them. */
const sheets: readonly (readonly [string, string, ...string[]])[] = [
  ['connections', 'Alt+3', 'More about Work'],
  ['connections', 'Alt+3', 'More about claude-code-1'],
  ['connections', 'Alt+3', 'Connect one'],
  ['connections', 'Alt+3', 'New token'],
  ['connections', 'Alt+3', 'More about Nightly'],
  ['connections', 'Alt+3', 'More about Nightly', 'Revoke'],
  ['alerts', 'Alt+4', 'Add'],
  ['alerts', 'Alt+4', 'More about Anna'],
  ['alerts', 'Alt+4', 'Change: Quiet hours'],
];

test.each(sheets)('axe finds nothing in the sheet of %s, %s, %s', async (scene, key, ...buttons) => {
  await page.goto(`${server.url}?scene=${scene}&theme=dark`);
  await page.locator('.app').waitFor();
  await page.keyboard.press(key);
  for (const name of buttons) await page.getByRole('button', { name, exact: true }).last().click();
  await page.getByRole('dialog').waitFor();
  await page.evaluate(axe);
  const results = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] }));
  const found = results.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(found).toEqual([]);
});

test.each([
  [320, 640],
  // 200 % zoom of a panel of 380 by 820.
  [190, 410],
])('at %i by %i px nothing scrolls sideways', async (width, height) => {
  await page.setViewportSize({ width, height });
  for (const name of names) {
    await show(`scene=${name}&lang=ru`, name.startsWith('runs'));
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main.view, .dock, .under')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
    );
    expect(wide, name).toEqual([]);
  }
});
