import type { CallProgress } from '../../../tools/call-path.ts';
import type { ToolHandler } from '../../../tools/types.ts';
import type { Run } from '../../run.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsStart: ToolHandler<'runs_start', RunsContext> = async (
  input,
  { runs, principal, signal, trace, onProgress },
) => {
  const started = await runs.start(input, principal, trace);
  const unwatch = runs.watch((change) => {
    if (change.kind === 'changed' && change.run.id === started.id) onProgress?.(progressOf(change.run));
  });
  try {
    const run = await runs.waitFor(started.id, input.waitMs ?? 0, signal);
    const { id, status, steps, message, answer } = run;
    return { runId: id, status, steps, message, ...(answer !== undefined && { answer }) };
  } finally {
    unwatch();
  }
};

const OVER = new Set(['done', 'failed', 'skipped', 'in_doubt']);

/** Steps that are over, of all; the message is the one under way. */
function progressOf({ steps, status }: Run): CallProgress {
  const current = steps.find((step) => step.status === 'running' || step.status === 'waiting');
  const message =
    current === undefined
      ? `The run is ${status}.`
      : `${current.title}${current.status === 'waiting' ? ', waiting for the user' : ''}`;
  return { done: steps.filter((step) => OVER.has(step.status)).length, total: steps.length, message };
}
