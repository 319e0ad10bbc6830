/** Opens a page with the page engine's handlers at hand, in the page's own world. */
import { readFileSync } from 'node:fs';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import type { ArqProbe } from './page-probe.ts';
import type { ReadingPage } from './reading-page.ts';

let bundle: Promise<string> | undefined;

async function readBundle(): Promise<string> {
  return readFileSync(await bundlePageEngine('e2e/support/page-probe.ts', '.output/page-probe.js'), 'utf8');
}

/** What test code inside the page finds as `globalThis`. */
export interface ProbedWindow {
  readonly arqProbe: ArqProbe;
}

/** Lays HTML into the page, then the probe. */
export async function layOut(page: ReadingPage, html: string): Promise<void> {
  bundle ??= readBundle();
  await page.setContent(html);
  await page.addScript(await bundle);
}

/** The snapshot as a reader gets it: two spaces a level, refs and their brackets left out when `isBare`. */
export async function outline(page: ReadingPage, input: object = {}): Promise<string[]> {
  const { text } = await page.evaluate(
    (input: object) => (globalThis as unknown as ProbedWindow).arqProbe.snapshot(input),
    input,
  );
  return text === '' ? [] : text.split('\n').map((line) => line.replace(/ \[ref=d1e\d+\]/, ''));
}
