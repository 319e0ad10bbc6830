import { z } from 'zod';
import { errorView, runStatuses, stepStatuses, type Run, type RunStep } from '../../../shared/runs/run.ts';
import { runTexts } from './run-texts.ts';
import { paint, plain, plainLines } from './terminal.ts';

/** The one object that `arq run --json` prints. Its shape is API. */
export const runReport = z.strictObject({
  runId: z.string(),
  status: z.enum(runStatuses),
  steps: z.array(
    z.strictObject({
      tool: z.string(),
      target: z.string(),
      status: z.enum(stepStatuses),
      ms: z.number(),
      /** Absolute path of what the step saved. */
      file: z.string().optional(),
      error: errorView.optional(),
    }),
  ),
  message: z.string(),
  answer: z.string().optional(),
});
export type RunReport = z.infer<typeof runReport>;

export function toReport(run: Run): RunReport {
  return {
    runId: run.id,
    status: run.status,
    steps: run.steps.map(({ tool, target, status, ms, file, error }) => ({
      tool,
      target,
      status,
      ms: Math.round(ms),
      ...(file === undefined ? {} : { file }),
      ...(error === undefined ? {} : { error }),
    })),
    message: run.question?.message ?? run.message,
    ...(run.answer === undefined ? {} : { answer: run.answer }),
  };
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** One line for a step that has ended, more when it failed or saved a file. */
export function stepText(step: RunStep, count: number): string {
  const marks = {
    done: paint('green', '✓'),
    failed: paint('red', '✗'),
    skipped: paint('dim', '–'),
    in_doubt: paint('yellow', '?'),
  };
  const mark = step.status in marks ? marks[step.status as keyof typeof marks] : '·';
  const number = `${step.index + 1}/${count}`.padStart(String(count).length * 2 + 1);
  const lines = [`${mark} ${paint('dim', number)} ${plain(step.title)}  ${paint('dim', duration(step.ms))}`];
  if (step.error !== undefined)
    lines.push(`      ${paint('red', plain(step.error.message))} ${paint('dim', `(${step.error.code})`)}`);
  if (step.change !== undefined && step.change !== '') lines.push(`      ${paint('dim', plain(step.change))}`);
  return lines.join('\n');
}

/** How the run ended: status, message, answer, and where its files lie. */
export function resultText(run: Run): string {
  const texts = runTexts(run.language);
  const style = run.status === 'done' ? 'green' : run.status === 'failed' ? 'red' : 'yellow';
  const title = texts.status[run.status];
  const message = plain(run.question?.message ?? run.message);
  // "Done. Done." says nothing more than "Done".
  const isRepetition = message === '' || message.replace(/\.$/, '') === title;
  const lines = [`${paint(style, title)}${isRepetition ? '' : `: ${message}`}`];
  if (run.answer !== undefined && run.answer !== '' && run.answer !== run.message) lines.push(plainLines(run.answer));
  for (const step of run.steps) if (step.file !== undefined) lines.push(`${texts.file}: ${step.file}`);
  return lines.join('\n');
}
