/** Every scene and sheet of the panel passes axe, in both themes; at 320 px and at 200 % zoom nothing is lost sideways. */
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

const WHOLE = { width: 380, height: 820 };
/** The narrowest that is promised, and 200 % zoom of a panel of 380 by 820. */
const NARROW = [
  { width: 320, height: 640 },
  { width: 190, height: 410 },
];
const looks = [
  ['light', 'en'],
  ['dark', 'ru'],
] as const;

/** The small window shows the same approvals without the rest of the panel. */
const names = [...Object.keys(scenes), 'call&mode=approval', 'approval-act&mode=approval', 'empty&mode=approval'];

async function show(scene: string, theme: string, language: string): Promise<void> {
  await page.setViewportSize(WHOLE);
  await page.goto(`${server.url}?scene=${scene}&theme=${theme}&lang=${language}`);
  await page.locator('.app').waitFor();
  if (scene.startsWith('runs')) await page.locator('.nav-item').nth(1).click();
  if (scene.startsWith('connections')) await page.keyboard.press('Alt+3');
  if (scene.startsWith('alerts')) await page.keyboard.press('Alt+4');
  if (scene.startsWith('profiles')) await page.keyboard.press('Alt+5');
  await page.locator('main.view > *').first().waitFor();
}

async function expectAccessible(): Promise<void> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  const found = results.violations.map(({ id, nodes }) => [
    id,
    ...nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`),
  ]);
  expect(found).toEqual([]);
}

/** In Russian, whose words are the longer ones. */
async function expectNothingLostSideways(): Promise<void> {
  for (const size of NARROW) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main.view, .dock, .under, .sheet, .sheet-body')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
    );
    expect(wide, `${size.width} px`).toEqual([]);
  }
}

test.each(names)('axe finds nothing in %s, in both themes, and nothing is lost sideways', async (name) => {
  for (const [theme, language] of looks) {
    await show(name, theme, language);
    await expectAccessible();
  }
  await expectNothingLostSideways();
});

type Button = readonly [en: string, ru: string];
const nightly: Button = ['More about Nightly', 'Подробнее: Nightly'];
const claude: Button = ['More about claude-code-1', 'Подробнее: claude-code-1'];
/** Every sheet of “More”, Connections, Alerts and My details, by the way to it. */
const sheets: readonly (readonly [scene: string, ways: readonly Button[]])[] = [
  ['recent', [['More', 'Ещё']]],
  ['connections', [['More about Work', 'Подробнее: Work']]],
  ['connections', [claude]],
  ['connections', [claude, ['Revoke everything', 'Отозвать всё']]],
  ['connections', [['Connect one', 'Подключить']]],
  ['connections', [['New token', 'Новый токен']]],
  ['connections', [nightly]],
  ['connections', [nightly, ['Rotate', 'Обновить']]],
  ['connections', [nightly, ['Revoke', 'Отозвать']]],
  ['alerts', [['Add', 'Добавить']]],
  ['alerts', [['More about Anna', 'Подробнее: Anna']]],
  [
    'alerts',
    [
      ['More about Anna', 'Подробнее: Anna'],
      ['Remove', 'Удалить'],
    ],
  ],
  ['alerts', [['More about Ops', 'Подробнее: Ops']]],
  ['alerts', [['Processor busy', 'Процессор загружен']]],
  ['alerts', [['Change: Quiet hours', 'Изменить: Тихие часы']]],
  ['profiles', [['Add', 'Добавить']]],
  ['profiles', [['Change Home', 'Изменить Дом']]],
  [
    'profiles',
    [
      ['Change Home', 'Изменить Дом'],
      ['Delete', 'Удалить'],
    ],
  ],
];

test.each(sheets)('axe finds nothing in the sheet of %s by %j, nor is it lost sideways', async (scene, buttons) => {
  for (const [index, [theme, language]] of looks.entries()) {
    await show(scene, theme, language);
    for (const [at, button] of buttons.entries()) {
      const from = at === 0 ? page.locator('main.view, .nav') : page.getByRole('dialog');
      await from
        .getByRole('button', { name: new RegExp(`^${button[index]}`) })
        .last()
        .click();
    }
    await page.getByRole('dialog').waitFor();
    await expectAccessible();
  }
  await expectNothingLostSideways();
});

test('the earlier alerts, too, pass axe and fit', async () => {
  for (const [theme, language] of looks) {
    await show('alerts', theme, language);
    await page.locator('.past-link').click();
    await expectAccessible();
  }
  await expectNothingLostSideways();
});
