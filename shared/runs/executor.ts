/**
 * Carries out a plan, step after step, and writes down how it ended. Pure but for its dependencies: it knows neither
 * browser nor disk, and every wait goes through an injected clock.
 */
import { type ArqError, type ArqErrorCode, toArqError } from '../protocol/errors.ts';
import type { ExecutorDeps } from './executor-deps.ts';
import type { EndStatus, LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { InDoubt, performStep } from './perform-step.ts';

/** Errors that are a person's decision to end, not a failure. */
const STOPPING: ReadonlySet<ArqErrorCode> = new Set<ArqErrorCode>(['run.stopped', 'policy.denied']);

interface Ending {
  readonly status: EndStatus;
  readonly message: string;
  readonly error?: ArqError;
}

function endingOf(live: LiveRun, thrown: unknown): Ending {
  const messages = messagesIn(live.raw.language);
  const isInDoubt = thrown instanceof InDoubt;
  const error = isInDoubt ? thrown.error : toArqError(thrown);
  if (STOPPING.has(error.code)) return { status: 'stopped', message: error.message, error };
  const title = live.raw.steps.find(({ status }) => status === 'failed' || status === 'in_doubt')?.title;
  const said = isInDoubt ? `${messages.inDoubt} (${error.message})` : error.message;
  const message = title === undefined || error.code === 'tool.not_available' ? said : messages.failedAt(title, said);
  return { status: isInDoubt ? 'in_doubt' : 'failed', message, error };
}

/** Runs the plan to its end. Rejects only when the journal cannot take the end; the run's state is right even then. */
export async function executeRun(deps: ExecutorDeps, live: LiveRun): Promise<void> {
  const answers: string[] = [];
  let ending: Ending;
  try {
    for (const [index, step] of (live.plan?.steps ?? []).entries()) {
      await live.gate();
      const answer = await performStep(deps, live, index, step);
      if (answer !== undefined && answer !== '') {
        answers.push(answer);
        live.update({ answer: answers.join('\n') });
      }
    }
    ending = { status: 'done', message: messagesIn(live.raw.language).done };
  } catch (thrown) {
    ending = endingOf(live, thrown);
  }
  const { status, message, error } = ending;
  await live.end(status, message, error === undefined ? {} : { error: { code: error.code, message: error.message } });
}
