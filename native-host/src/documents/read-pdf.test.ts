import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makePdf } from '../../../e2e/support/make-pdf.ts';
import { readPdf } from './read-pdf.ts';

const { signal } = new AbortController();
const all = { from: 1, to: 100, maxChars: 10_000 };

test('reads the text of each page, and the title', async () => {
  const bytes = makePdf(['First page', 'Second page'], 'Report');
  expect(await readPdf({ bytes, ...all }, signal)).toEqual({
    title: 'Report',
    pageCount: 2,
    text: '--- page 1 ---\nFirst page\n\n--- page 2 ---\nSecond page',
    truncated: false,
  });
});

test('reads the pages that are asked for, and says what it left out', async () => {
  const bytes = makePdf(['One', 'Two', 'Three'], '');
  expect((await readPdf({ bytes, ...all, from: 2, to: 2 }, signal)).text).toBe('--- page 2 ---\nTwo');
  expect(await readPdf({ bytes, ...all, maxChars: 16 }, signal)).toMatchObject({ truncated: true });
});

test.each([
  ['what is no PDF', Buffer.from('hello')],
  ['a PDF that is cut off', makePdf(['One'], '').subarray(0, 40)],
])('refuses %s', async (_, bytes) => {
  await expect(readPdf({ bytes, ...all }, signal)).rejects.toMatchObject({ code: 'pdf.not_readable' });
});

test('ends at once when the call is cancelled', async () => {
  const call = new AbortController();
  const reading = readPdf({ bytes: makePdf(['One'], ''), ...all }, call.signal);
  call.abort();
  await expect(reading).rejects.toMatchObject({ code: 'call.cancelled' });
});

/** A page whose few bytes of content unfold to so many megabytes. */
function makeBomb(megabytes: number): Buffer {
  const content = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 });
  return Buffer.concat([
    Buffer.from(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >> endobj
4 0 obj << /Length ${content.length} /Filter /FlateDecode >>
stream
`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  ]);
}

test('ends a PDF that unfolds in memory, and takes none of the host’s', async () => {
  const bytes = makeBomb(600);
  const before = process.memoryUsage.rss();
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const limits = { timeoutMs: 50_000, maxMegabytes: 250 };
  await expect(readPdf({ bytes, ...all }, signal, limits)).rejects.toMatchObject({ code: 'pdf.too_large' });
  clearInterval(looking);
  expect((most - before) / 1024 / 1024).toBeLessThan(100);
});

test('ends a PDF that takes too long', async () => {
  const limits = { timeoutMs: 10, maxMegabytes: 500 };
  const reading = readPdf({ bytes: makePdf(['One'], ''), ...all }, signal, limits);
  await expect(reading).rejects.toMatchObject({ code: 'pdf.too_slow' });
});
