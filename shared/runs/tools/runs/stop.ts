import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';
import { canSee, getVisible } from '../../visible-runs.ts';

export const handleRunsStop: ToolHandler<'runs_stop', RunsContext> = async ({ runId, all }, { runs, principal }) => {
  if (runId !== undefined) await getVisible(runs, runId, principal);
  const chosen =
    all === true
      ? runs
          .unfinished()
          .filter((run) => canSee(principal, run))
          .map(({ id }) => id)
      : [runId ?? ''];
  const stopped = await Promise.all(chosen.map((id) => runs.stop({ runId: id })));
  return { stopped: stopped.flat() };
};
