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
