/** Text of PDFs, read in a thread with limits of its own (`pdf-worker.ts`). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';

export interface PdfQuestion {
  readonly bytes: Uint8Array;
  /** First and last page, from 1. */
  readonly from: number;
  readonly to: number;
  readonly maxChars: number;
}

export interface PdfText {
  readonly title: string;
  readonly pageCount: number;
  readonly text: string;
  readonly truncated: boolean;
}

export type PdfAnswer =
  | ({ readonly ok: true } & PdfText)
  | { readonly ok: false; readonly isLocked: boolean; readonly message: string };

const TIMEOUT_MS = 60_000;
const MAX_HEAP_MB = 512;

/** Beside the bundle, whose parts lie in a folder below; beside this file in the sources. */
function findWorker(): string {
  const here = import.meta.dirname;
  const bundled = [join(here, 'pdf-worker.mjs'), join(here, '../pdf-worker.mjs')].find((path) => existsSync(path));
  return bundled ?? join(here, 'pdf-worker.ts');
}

/** Throws `pdf.locked`, `pdf.not_readable`, `pdf.too_slow`, `call.cancelled`. */
export async function readPdf(question: PdfQuestion, signal: AbortSignal): Promise<PdfText> {
  const worker = new Worker(findWorker(), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    // What the library prints is about the file, and a file may not write to the host's log.
    stdout: true,
    stderr: true,
    env: {},
  });
  try {
    return textOf(await answerOf(worker, signal));
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new ArqError('pdf.too_slow', 'Reading the PDF took too long. Ask for fewer pages with “from” and “to”.'),
        ),
      TIMEOUT_MS,
    );
    const cancel = () => reject(new ArqError('call.cancelled', 'The call was cancelled.'));
    signal.addEventListener('abort', cancel, { once: true });
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
    worker.once('message', (answer: PdfAnswer) => {
      end();
      resolve(answer);
    });
    worker.once('error', (error: Error) => {
      end();
      reject(unreadable(error.message, error));
    });
    worker.once('exit', () => {
      end();
      reject(unreadable('reading it ended too early'));
    });
  });
}

function textOf(answer: PdfAnswer): PdfText {
  if (!answer.ok && answer.isLocked) {
    throw new ArqError('pdf.locked', 'The PDF is protected by a password. Ask the user for a copy without one.');
  }
  if (!answer.ok) throw unreadable(answer.message);
  const { title, pageCount, text, truncated } = answer;
  return { title: stripInvisible(title), pageCount, text: stripInvisible(text), truncated };
}

const unreadable = (why: string, cause?: unknown) =>
  new ArqError('pdf.not_readable', `The PDF cannot be read: ${why.slice(0, 200)}.`, { cause });
