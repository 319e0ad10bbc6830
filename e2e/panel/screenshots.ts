/** Takes a picture of every scene in every width, theme and language: `node e2e/panel/screenshots.ts [folder] [scene …]`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { scenes } from './scenes.ts';
import { servePanel } from './serve.ts';

const [folder = 'e2e/.cache/panel', ...chosen] = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : [...Object.keys(scenes), 'detail', 'delete', 'host', 'sites', 'window'];
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
  window: { query: 'scene=approval-act&mode=approval', reach: () => Promise.resolve() },
};
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
