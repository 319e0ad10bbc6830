/** What ARQ does through the debugger in a Chromium that people see: only where they switched trusted input on. */
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { Display } from './support/display.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { readPdfContent } from './support/pdf-text.ts';

interface Picture {
  readonly base64: string;
  readonly width: number;
  readonly height: number;
}

/** The scroll bar stands in the views that are put together, and antialiasing may differ by a little. */
const SCROLL_BAR_PX = 20;
const SAME = 24;

function differingPixels(one: PNG, other: PNG): number {
  let pixels = 0;
  for (let y = 0; y < Math.min(one.height, other.height); y += 1) {
    for (let x = 0; x < Math.min(one.width, other.width) - SCROLL_BAR_PX; x += 1) {
      const at = (picture: PNG, channel: number) => picture.data[(y * picture.width + x) * 4 + channel] ?? 0;
      const distance = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(at(one, channel) - at(other, channel)), 0);
      if (distance > SAME) pixels += 1;
    }
  }
  return pixels;
}

/** What private fields are covered with. */
function blackPixels({ data }: PNG): number {
  let pixels = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === 0 && data[at + 1] === 0 && data[at + 2] === 0) pixels += 1;
  return pixels;
}

describe('in a chromium with windows', () => {
  let home: ArqHome;
  let server: PageServer;
  let display: Display;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  let tab: string;
  let height: number | undefined;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    display = await Display.open();
    browser = await openExtensionBrowser('chromium', home, { display: display.name });
    panel = await browser.openPanelClient();
    ({ tab } = await panel.tool<{ tab: string }>('tabs_open', { url: `${server.origin}/long.html` }));
    height = await windowHeight();
  });
  afterAll(async () => {
    await browser.close();
    await display.close();
    await home.dispose();
    await server.close();
  });

  const trust = (isTrusted: boolean) => panel.call('sites.setTrusted', { site: '127.0.0.1', isTrusted });
  async function shoot(input: object): Promise<PNG & { readonly ms: number }> {
    const before = performance.now();
    const { base64 } = await panel.tool<Picture>('page_screenshot', { tab, ...input });
    return Object.assign(PNG.sync.read(Buffer.from(base64, 'base64')), { ms: performance.now() - before });
  }
  const windowHeight = () =>
    browser.page.evaluate(async () => {
      const [shown] = await chrome.tabs.query({ url: '*://127.0.0.1/*' });
      const target = { tabId: shown?.id ?? -1 };
      const [answer] = await chrome.scripting.executeScript({ target, func: () => innerHeight });
      return answer?.result;
    });
  /** The browser's bar about the debugger makes the window lower for some seconds. */
  const barGone = () => expect.poll(windowHeight, { timeout: 15_000 }).toBe(height);

  /** It stands in every window while any tab is debugged. */
  async function holdBar(isHeld: boolean): Promise<void> {
    await browser.page.evaluate(async (holds) => {
      const own = await chrome.tabs.getCurrent();
      const target = { tabId: own?.id ?? -1 };
      await (holds ? chrome.debugger.attach(target, '1.3') : chrome.debugger.detach(target));
    }, isHeld);
    if (isHeld) await expect.poll(windowHeight).toBeLessThan(height ?? 0);
  }

  it('page_print_pdf says what to switch on, prints once that is done, and lets go of the tab at once', async () => {
    await trust(false);
    await expect(panel.tool('page_print_pdf', { tab })).rejects.toMatchObject({
      code: 'page.print_not_allowed',
      message: expect.stringContaining('switch on “Trusted input” for this site') as unknown,
    });
    await trust(true);
    const { base64 } = await panel.tool<{ base64: string }>('page_print_pdf', { tab, background: true });
    const text = (await readPdfContent(base64)).pages.join('\n');
    expect(text).toContain('Five');
    expect(text).not.toMatch(/4111|4938/);
    const { runId } = await panel.tool<{ runId: string }>('runs_start', {
      command: 'save this page as PDF',
      tab,
      waitMs: 20_000,
    });
    // There is no host here, and so no disk: the journal keeps it.
    const { run } = await panel.tool<{ run: { steps: { document?: string }[] } }>('runs_get', { runId });
    const kept = await panel.call<{ mime: string; base64: string }>('picture.get', { id: run.steps[0]?.document });
    expect(kept.mime).toBe('application/pdf');
    expect((await readPdfContent(kept.base64)).pages.join('\n')).toContain('Five');
    await trust(false);
    await barGone();
  });

  it.each(['the whole page', 'an element'])(
    'a picture of %s is the same through the debugger, and a whole page is there sooner',
    async (what) => {
      const { matches } = await panel.tool<{ matches: { ref: string }[] }>('page_find', { tab, name: 'Tall' });
      const input = what === 'an element' ? { ref: matches[0]?.ref } : { fullPage: true };
      await trust(true);
      const direct = await shoot(input);
      await trust(false);
      await holdBar(true);
      const stitched = await shoot(input);
      await holdBar(false);
      await barGone();
      expect([direct.width, direct.height]).toEqual([stitched.width, stitched.height]);
      expect(differingPixels(stitched, direct)).toBe(0);
      if (what !== 'the whole page') return;
      expect(blackPixels(direct)).toBeGreaterThan(2 * 290 * 28);
      expect(direct.ms).toBeLessThan(stitched.ms);
    },
  );
});
