/** Takes a picture of every scene in every width, theme and language: `node e2e/panel/screenshots.ts [folder] [scene …]`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { scenes } from './scenes.ts';
import { servePanel } from './serve.ts';

const [folder = 'e2e/.cache/panel', ...chosen] = process.argv.slice(2);
const places = { connections: 'Alt+3', alerts: 'Alt+4', profiles: 'Alt+5' } as const;
/** Pictures that take a click or another address to come to. */
const extras: Readonly<Record<string, { readonly query: string; readonly reach: (page: Page) => Promise<void> }>> = {
  detail: {
    query: 'scene=runs',
    reach: async (page) => {
      await page.locator('.nav-item').nth(1).click();
      await page.locator('.run').nth(8).click();
      await page.locator('.log').waitFor();
    },
  },
  delete: {
    query: 'scene=runs',
    reach: async (page) => {
      await page.locator('.nav-item').nth(1).click();
      await page.locator('.run').nth(8).click();
      await page.locator('.dock .danger-ghost').click();
    },
  },
  host: { query: 'scene=recent', reach: (page) => page.locator('.conn').click() },
  sites: { query: 'scene=empty', reach: (page) => page.locator('.ctx .chip').click() },
  more: { query: 'scene=alerts', reach: (page) => openMore(page) },
  'call-window': { query: 'scene=call&mode=approval', reach: () => Promise.resolve() },
  'call-banner': { query: 'scene=call', reach: (page) => page.locator('.nav-item').nth(1).click() },
  'sheet-browser': inConnections('More about Work', 'Подробнее: Work'),
  'sheet-client': inConnections('More about claude-code-1', 'Подробнее: claude-code-1'),
  'sheet-setup': inConnections('Connect one', 'Подключить'),
  'sheet-token': inConnections('More about Nightly', 'Подробнее: Nightly'),
  'sheet-new-token': inConnections('New token', 'Новый токен'),
  'sheet-revoke': inConnections(
    'More about claude-code-1',
    'Подробнее: claude-code-1',
    'Revoke everything',
    'Отозвать всё',
  ),
  'sheet-rule': inAlerts('Processor busy', 'Процессор загружен'),
  'sheet-channel': inAlerts('Add', 'Добавить'),
  'sheet-profile': reached('profiles', ['Change Home', 'Изменить Дом']),
  'sheet-new-profile': reached('profiles', ['Add', 'Добавить']),
  'sheet-quiet': inAlerts('Change: Quiet hours', 'Изменить: Тихие часы'),
  window: { query: 'scene=approval-act&mode=approval', reach: () => Promise.resolve() },
};
async function openMore(page: Page): Promise<void> {
  const more = page.locator('.nav-more');
  if (await more.isVisible()) await more.click();
}

async function openPlace(page: Page, place: keyof typeof places): Promise<void> {
  await page.keyboard.press(places[place]);
  await page.locator('main.view .sec, main.view .empty, main.view .skel').first().waitFor();
}

function reached(scene: 'connections' | 'alerts' | 'profiles', names: readonly string[]) {
  return {
    query: `scene=${scene}`,
    reach: async (page: Page) => {
      await openPlace(page, scene);
      const isRussian = page.url().includes('lang=ru');
      for (let index = isRussian ? 1 : 0; index < names.length; index += 2)
        await page
          .getByRole('button', { name: names[index] ?? '' })
          .last()
          .click();
    },
  };
}
function inConnections(...names: readonly string[]) {
  return reached('connections', names);
}
function inAlerts(...names: readonly string[]) {
  return reached('alerts', names);
}

const names = chosen.length > 0 ? chosen : [...Object.keys(scenes), ...Object.keys(extras)];
const sizes = [
  [320, 640],
  [380, 820],
  [640, 820],
] as const;

await mkdir(folder, { recursive: true });
const server = await servePanel();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const theme of ['light', 'dark']) {
    for (const language of ['en', 'ru']) {
      for (const [width, height] of sizes) {
        const page = await browser.newPage({ viewport: { width, height } });
        page.on('pageerror', (error) => console.error(error.message));
        for (const name of names) {
          await page.goto(`${server.url}?${extras[name]?.query ?? `scene=${name}`}&lang=${language}&theme=${theme}`);
          await page.locator('.app').waitFor();
          await extras[name]?.reach(page);
          if (name.startsWith('connections')) await openPlace(page, 'connections');
          if (name.startsWith('alerts')) await openPlace(page, 'alerts');
          if (name.startsWith('profiles')) await openPlace(page, 'profiles');
          if (name.startsWith('runs')) await page.locator('.nav-item').nth(1).click();
          await page.evaluate(() => document.fonts.ready);
          await page.waitForFunction(() => [...document.images].every((image) => image.complete));
          await page.screenshot({
            path: join(folder, `${name}-${width}-${theme}-${language}.png`),
            animations: 'disabled',
          });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (overflow > 0) console.error(`${name} ${width} ${language}: ${overflow} px too wide`);
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
