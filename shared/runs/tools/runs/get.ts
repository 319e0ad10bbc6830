import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';
import { getVisible } from '../../visible-runs.ts';

export const handleRunsGet: ToolHandler<'runs_get', RunsContext> = async ({ runId }, { runs, principal }) => {
  const run = await getVisible(runs, runId, principal);
  const events = await runs.events(runId);
  return { run, journal: events.map(({ seq, at, type, data }) => ({ seq, at, type, data })) };
};
