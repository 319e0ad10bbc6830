/** Text of PDFs, read in a process with limits of its own (`pdf-worker.ts`). */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stripInvisible } from '../../../shared/page/clean-text.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';

export interface PdfQuestion {
  readonly bytes: Uint8Array;
  /** First and last page, from 1. */
  readonly from: number;
  readonly to: number;
  readonly maxChars: number;
}

export interface PdfTask {
  readonly question: PdfQuestion;
  readonly maxMegabytes: number;
}

const pdfText = z.strictObject({ title: z.string(), pageCount: z.number(), text: z.string(), truncated: z.boolean() });
export type PdfText = z.infer<typeof pdfText>;

const pdfAnswer = z.discriminatedUnion('ok', [
  pdfText.extend({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), why: z.enum(['locked', 'memory', 'unreadable']), message: z.string() }),
]);
export type PdfAnswer = z.infer<typeof pdfAnswer>;

interface PdfLimits {
  readonly timeoutMs: number;
  /** Of the whole process that reads. */
  readonly maxMegabytes: number;
}

const LIMITS: PdfLimits = { timeoutMs: 60_000, maxMegabytes: 1024 };

/** Beside the bundle, whose parts lie in a folder below; beside this file in the sources. */
function findWorker(): string {
  const here = import.meta.dirname;
  const bundled = [join(here, 'pdf-worker.mjs'), join(here, '../pdf-worker.mjs')].find((path) => existsSync(path));
  return bundled ?? join(here, 'pdf-worker.ts');
}

/** Throws `pdf.locked`, `pdf.not_readable`, `pdf.too_slow`, `pdf.too_large`, `call.cancelled`. */
export async function readPdf(
  question: PdfQuestion,
  signal: AbortSignal,
  { timeoutMs, maxMegabytes }: PdfLimits = LIMITS,
): Promise<PdfText> {
  const { SystemRoot } = process.env;
  const reader = fork(findWorker(), {
    serialization: 'advanced',
    // What the library prints is about the file, and a file may not write to the host's log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    // Windows starts nothing without it.
    env: SystemRoot === undefined ? {} : { SystemRoot },
  });
  try {
    const answer = answerOf(reader, timeoutMs, signal);
    const task: PdfTask = { question, maxMegabytes };
    // One that is gone already is told by its end.
    reader.send(task, () => undefined);
    return textOf(await answer, maxMegabytes);
  } finally {
    reader.kill('SIGKILL');
  }
}

function answerOf(reader: ChildProcess, timeoutMs: number, signal: AbortSignal): Promise<PdfAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
  const timer = setTimeout(
    () =>
      reject(new ArqError('pdf.too_slow', 'Reading the PDF took too long. Ask for fewer pages with “from” and “to”.')),
    timeoutMs,
  );
  const cancel = () => reject(new ArqError('call.cancelled', 'The call was cancelled.'));
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  reader.once('message', (said) => {
    const answer = pdfAnswer.safeParse(said);
    if (answer.success) resolve(answer.data);
    else reject(unreadable('what was read of it makes no sense', answer.error));
  });
  reader.once('error', (error) => reject(unreadable(error.message, error)));
  reader.once('exit', () => reject(unreadable('reading it ended too early')));
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  });
}

function textOf(answer: PdfAnswer, maxMegabytes: number): PdfText {
  if (answer.ok) {
    const { title, pageCount, text, truncated } = answer;
    return { title: stripInvisible(title), pageCount, text: stripInvisible(text), truncated };
  }
  switch (answer.why) {
    case 'locked':
      throw new ArqError('pdf.locked', 'The PDF is protected by a password. Ask the user for a copy without one.');
    case 'memory':
      throw new ArqError(
        'pdf.too_large',
        `Reading the PDF takes more than ${maxMegabytes} MB of memory. Ask for fewer pages with “from” and “to”.`,
      );
    case 'unreadable':
      throw unreadable(answer.message);
    default:
      return answer.why satisfies never;
  }
}

const unreadable = (why: string, cause?: unknown) =>
  new ArqError('pdf.not_readable', `The PDF cannot be read: ${why.slice(0, 200)}.`, { cause });
