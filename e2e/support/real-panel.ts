/** The docked side panel of a headed Chromium, found on the screen and pressed with the real mouse. */
import type { Browser, Page } from 'puppeteer-core';
import type { PNG } from 'pngjs';
import type { Box, Display } from './display.ts';

const MARK = { red: 254, green: 1, blue: 253 };

/** Box of what is painted in the mark's colour; undefined when nothing is. */
function paintedBox({ data, width }: PNG): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== MARK.red || data[i + 1] !== MARK.green || data[i + 2] !== MARK.blue) continue;
    const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

export class RealPanel {
  readonly page: Page;
  readonly #display: Display;
  readonly #origin: { x: number; y: number };

  private constructor(page: Page, display: Display, origin: { x: number; y: number }) {
    this.page = page;
    this.#display = display;
    this.#origin = origin;
  }

  /** Waits for the open panel and finds where it lies: it is painted in one colour for a moment. */
  static async find(browser: Browser, display: Display): Promise<RealPanel> {
    const target = await browser.waitForTarget((one) => one.url().includes('sidepanel.html'), { timeout: 10_000 });
    const page = await target.asPage();
    await page.waitForFunction(() => document.querySelector('textarea, [role="alertdialog"], main') !== null);
    await page.evaluate(({ red, green, blue }) => {
      const cover = document.createElement('div');
      cover.id = 'arq-test-cover';
      cover.style.cssText = `position:fixed;inset:0;z-index:99999;background:rgb(${red} ${green} ${blue})`;
      document.body.append(cover);
    }, MARK);
    const deadline = Date.now() + 10_000;
    try {
      while (Date.now() < deadline) {
        const painted = paintedBox(await display.screenshot());
        const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        // It slides open: only when all of it is there, it stays where it is.
        const isWhole = painted?.width === size.width && painted.height === size.height;
        if (isWhole) return new RealPanel(page, display, { x: painted.x, y: painted.y });
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    } finally {
      await page.evaluate(() => document.querySelector('#arq-test-cover')?.remove());
    }
    throw new Error('The side panel is open but nowhere on the screen.');
  }

  /** Middle of the first visible element with this selector whose text holds `text`, in screen pixels. */
  async #point(selector: string, text: string): Promise<{ x: number; y: number }> {
    const handle = await this.page.waitForFunction(
      (wantedSelector, wantedText) => {
        // Whole words: “Run” is not “Runs”.
        const plain = wantedText.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
        const words = new RegExp(String.raw`(?<!\p{L})${plain}(?!\p{L})`, 'u');
        const element = [...document.querySelectorAll(wantedSelector)].find(
          (one) =>
            one.getClientRects().length > 0 && words.test(`${one.textContent} ${one.getAttribute('aria-label') ?? ''}`),
        );
        if (!element) return false;
        element.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      { timeout: 15_000 },
      selector,
      text,
    );
    const point = (await handle.jsonValue()) as { x: number; y: number };
    return { x: this.#origin.x + point.x, y: this.#origin.y + point.y };
  }

  /** Presses with the real left button of the mouse. */
  async click(selector: string, text = ''): Promise<void> {
    const { x, y } = await this.#point(selector, text);
    await this.#display.click(x, y);
  }

  /** Waits until the panel shows the text. */
  async waitForText(text: string | RegExp): Promise<void> {
    await this.page.waitForFunction(
      (source, flags) => new RegExp(source, flags).test(document.body.innerText),
      { timeout: 20_000 },
      typeof text === 'string' ? text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`) : text.source,
      typeof text === 'string' ? '' : text.flags,
    );
  }
}
