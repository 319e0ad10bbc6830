/**
 * Reads the text of one PDF in a process of its own: a file from the web may be made to take all time or memory, and
 * what it takes is not the host's. Here a thread reads while the main thread looks at how much the process holds: bytes
 * outside of the engine's heap are bounded by no limit of Node's. Sent a `PdfTask`, it sends a `PdfAnswer` and ends.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { getDocumentProxy, getMeta } from 'unpdf';
import type { PdfAnswer, PdfQuestion, PdfTask } from './read-pdf.ts';

const LOOK_EVERY_MS = 20;
const MEGABYTE = 1024 * 1024;

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
  const why = error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable';
  return { ok: false, why, message: error instanceof Error ? error.message : '' };
}

function watch({ question, maxMegabytes }: PdfTask): void {
  const reader = new Worker(import.meta.filename, {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  const answer = (said: PdfAnswer): void => {
    clearInterval(looking);
    process.send?.(said, () => process.exit());
  };
  const looking = setInterval(() => {
    if (process.memoryUsage.rss() <= maxMegabytes * MEGABYTE) return;
    void reader.terminate();
    answer({ ok: false, why: 'memory', message: '' });
  }, LOOK_EVERY_MS);
  reader.once('message', answer);
  reader.once('error', (error: NodeJS.ErrnoException) =>
    answer(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { ok: false, why: 'memory', message: '' } : failed(error)),
  );
}

if (isMainThread) {
  process.once('message', (task) => watch(task as PdfTask));
  // The host is gone, and nobody waits.
  process.once('disconnect', () => process.exit());
} else {
  parentPort?.postMessage(await read(workerData as PdfQuestion).catch(failed));
}
