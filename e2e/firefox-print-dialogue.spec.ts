/** Firefox's own dialogue for a PDF, as the user answers it, on a screen. No WebDriver: under it Firefox opens none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';
import { Display, differenceBox } from './support/display.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { readPdfContent } from './support/pdf-text.ts';

let home: ArqHome;
let server: PageServer;
let display: Display;
let tab: string;

beforeAll(async () => {
  display = await Display.open();
  home = new ArqHome({ DISPLAY: display.name });
  server = await startPageServer();
  await home.openBrowser('firefox');
  ({ tab } = await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/print.html` }));
});
afterAll(async () => {
  await home.dispose();
  await display.close();
  await server.close();
});

/** Begins to print on the command line, and answers the dialogue once it is on the screen. */
async function printAndAnswer(reply: () => Promise<void>): Promise<unknown> {
  const before = await display.screenshot();
  let answer: { readonly value: unknown } | undefined;
  const print = async () => {
    const value = await home.call('page_print_pdf', { tab, landscape: true }).catch((error: unknown) => error);
    answer = { value };
  };
  void print();
  const dialogue = async () => differenceBox(before, await display.screenshot())?.height ?? 0;
  await expect.poll(dialogue, { timeout: 20_000 }).toBeGreaterThan(300);
  const answered = async () => {
    if (answer === undefined) await reply();
    return answer !== undefined;
  };
  await expect.poll(answered, { timeout: 20_000, interval: 2000 }).toBe(true);
  return answer?.value;
}

it('page_print_pdf lets the user save the page as PDF, without what is private, or close the dialogue', async () => {
  const file = join(home.path, 'printed.pdf');
  expect(String(await printAndAnswer(() => display.key('Escape')))).toContain('page.print_cancelled');
  expect(existsSync(file)).toBe(false);
  const saved = await printAndAnswer(async () => {
    await display.key('ctrl+a');
    await display.type(file);
    await display.key('Return');
  });
  expect(saved).toEqual({ mime: 'application/pdf', title: 'Invoice 7', saved: 'saved' });
  const { pages } = await readPdfContent(readFileSync(file).toString('base64'));
  const text = pages.join('\n');
  expect(text).toContain('Twelve oranges');
  for (const secret of ['hunter-two-secret', 'shown-secret', '4111111111111111', '493817', '737-shadow']) {
    expect(text).not.toContain(secret);
  }
});
