/**
 * `npm run bench:outline`: what reading a page costs as it grows, from 1,000 to 100,000 elements, in Chromium: the first
 * reading, one where nothing changed, what changed after one change, the text of it all, the default snapshot, and the
 * memory that is held afterwards. Times are in the page; they should grow as the page does.
 */
import { chromium } from '@playwright/test';
import type { ProbedWindow } from '../support/probe.ts';
import { readFileSync } from 'node:fs';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';

const SIZES = [1_000, 5_000, 20_000, 50_000, 100_000];
const ELEMENTS_OF_CARD = 10;

/** The catalogue that the bench beside other servers uses, as large as wanted. */
function catalogue(elements: number): string {
  const cards = Array.from(
    { length: Math.floor(elements / ELEMENTS_OF_CARD) },
    (_, n) =>
      `<article><h2><a href="#item-${n}">alpha river stone ${n}</a></h2><div><p>market cloud paper silver garden window bridge copper meadow signal harbor lantern <em>orbit velvet</em></p><label>Quantity ${n} <input value="${n % 9}"></label><button>Add item ${n}</button></div><hr></article>`,
  );
  return `<!doctype html><title>Catalogue</title><main><h1>Catalogue</h1><button>Count</button><output>0</output>${cards.join('')}</main>`;
}

interface Costs {
  readonly firstMs: number;
  readonly againMs: number;
  readonly changedMs: number;
  readonly changedTokens: number;
  readonly textKb: number;
  readonly defaultTokens: number;
  readonly parts: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function costsIn(): Promise<Omit<Costs, 'changedMs'> & { changedMs: readonly number[] }> {
  const { snapshot, readAnew } = (globalThis as unknown as ProbedWindow).arqProbe;
  const timed = async <T>(work: () => T | Promise<T>): Promise<[number, T]> => {
    const start = performance.now();
    const result = await work();
    return [performance.now() - start, result];
  };
  readAnew();
  const [firstMs, whole] = await timed(() => snapshot({ maxTokens: 10_000_000, keep: 'start' }));
  const [againMs] = await timed(() => snapshot({ maxTokens: 10_000_000, keep: 's0' }));
  const folded = await snapshot({ maxTokens: 6_000 });
  const changedMs: number[] = [];
  let changedTokens = 0;
  for (let turn = 0; turn < 9; turn += 1) {
    const buttons = document.querySelectorAll('article button');
    const button = buttons[Math.floor((buttons.length * (turn + 1)) / 10)];
    if (button !== undefined) button.textContent = `Added ${turn}`;
    const [ms, answer] = await timed(() => snapshot({ since: `s${turn}`, keep: `s${turn + 1}` }));
    changedMs.push(ms);
    changedTokens = Math.max(changedTokens, answer.tokens);
  }
  return {
    firstMs,
    againMs,
    changedMs,
    changedTokens,
    textKb: whole.text.length / 1000,
    defaultTokens: folded.tokens,
    parts: folded.parts,
  };
}

const bundle = readFileSync(await bundlePageEngine('e2e/support/page-probe.ts', '.output/page-probe.js'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['ARQ_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const rows: string[][] = [
  'elements,first ms,µs each,again ms,changes ms,changes tokens,text KB,default tokens,folded parts,held MB'.split(','),
];
try {
  for (const elements of SIZES) {
    const page = await browser.newPage();
    await page.setContent(catalogue(elements));
    const session = await page.context().newCDPSession(page);
    const usedMb = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    await page.addScriptTag({ content: bundle });
    const before = await usedMb();
    const costs = await page.evaluate(costsIn);
    const held = (await usedMb()) - before;
    rows.push([
      String(elements),
      costs.firstMs.toFixed(0),
      ((costs.firstMs / elements) * 1000).toFixed(1),
      costs.againMs.toFixed(1),
      median(costs.changedMs).toFixed(1),
      String(costs.changedTokens),
      costs.textKb.toFixed(0),
      String(costs.defaultTokens),
      String(costs.parts),
      held.toFixed(1),
    ]);
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(
  rows
    .map((row) => `| ${row.join(' | ')} |`)
    .toSpliced(1, 0, `|${' ---: |'.repeat(rows[0]?.length ?? 0)}`)
    .join('\n'),
);
