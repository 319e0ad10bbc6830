import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsStart: ToolHandler<'runs_start', RunsContext> = async (input, { runs, principal, signal }) => {
  const started = await runs.start(input, principal);
  const run = await runs.waitFor(started.id, input.waitMs ?? 0, signal);
  const { id, status, steps, message, answer } = run;
  return { runId: id, status, steps, message, ...(answer !== undefined && { answer }) };
};
