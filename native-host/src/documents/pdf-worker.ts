/**
 * Reads the text of one PDF in a thread of its own: a file from the web may be made to take all time or memory, which
 * is then this thread's alone. Given a `PdfQuestion`, it answers with a `PdfAnswer` and ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy, getMeta } from 'unpdf';
import type { PdfAnswer, PdfQuestion } from './read-pdf.ts';

async function read({ bytes, from, to, maxChars }: PdfQuestion): Promise<PdfAnswer> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { info } = await getMeta(pdf);
  const title: unknown = Reflect.get(info as object, 'Title');
  const shown: string[] = [];
  let chars = 0;
  for (let number = from; number <= Math.min(to, pdf.numPages) && chars <= maxChars; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    shown.push(`--- page ${number} ---\n${text.trim()}`);
    chars += text.length;
    page.cleanup();
  }
  const text = shown.join('\n\n');
  return {
    ok: true,
    title: typeof title === 'string' ? title : '',
    pageCount: pdf.numPages,
    text: text.slice(0, maxChars),
    truncated: text.length > maxChars,
  };
}

function failed(error: unknown): PdfAnswer {
  const name = error instanceof Error ? error.name : '';
  return { ok: false, isLocked: name === 'PasswordException', message: error instanceof Error ? error.message : '' };
}

parentPort?.postMessage(await read(workerData as PdfQuestion).catch(failed));
