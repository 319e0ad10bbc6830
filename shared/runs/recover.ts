/** What becomes of runs that a crash or restart cut off. Pure: the journal's events tell it. */
import type { JournalEvent } from './journal.ts';
import { messagesIn } from './messages.ts';
import type { Run } from './run.ts';

const SETTLING = new Set(['step.done', 'step.failed', 'step.acted', 'step.in_doubt', 'step.retried']);

/** Index of the step that was meant to act and never told how it went. */
function findDoubtful(events: readonly JournalEvent[]): number | undefined {
  const intended = events.findLast(({ type }) => type === 'step.intended');
  if (intended === undefined || intended.data['risk'] === 'read') return undefined;
  const { index } = intended.data;
  const isSettled = events.some(
    (event) => event.seq > intended.seq && SETTLING.has(event.type) && event.data['index'] === index,
  );
  return isSettled || typeof index !== 'number' ? undefined : index;
}

/** The run as it must stand after the restart, with the event that says so. */
export function recoverRun(
  run: Run,
  events: readonly JournalEvent[],
  now: number,
): { readonly run: Run; readonly event: JournalEvent } {
  const messages = messagesIn(run.language);
  const doubtful = findDoubtful(events);
  const isInDoubt = doubtful !== undefined;
  const { approval: _approval, question: _question, ...rest } = run;
  const steps = run.steps.map((step) => {
    if (step.index === doubtful) return { ...step, status: 'in_doubt' as const };
    if (step.status === 'running' || step.status === 'waiting')
      return { ...step, status: 'failed' as const, error: { code: 'run.interrupted', message: messages.restarted } };
    return step.status === 'pending' ? { ...step, status: 'skipped' as const } : step;
  });
  const title = isInDoubt ? run.steps[doubtful]?.title : undefined;
  const status = isInDoubt ? 'in_doubt' : 'stopped';
  return {
    run: {
      ...rest,
      status,
      steps,
      endedAt: now,
      message: title === undefined ? messages.restarted : messages.failedAt(title, messages.inDoubt),
      version: run.version + 1,
    },
    event: {
      runId: run.id,
      seq: (events.at(-1)?.seq ?? 0) + 1,
      at: now,
      type: `run.${status}`,
      data: { cause: 'restart', ...(isInDoubt && { index: doubtful }) },
    },
  };
}
