import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';
import { canSee } from '../../visible-runs.ts';

export const handleRunsList: ToolHandler<'runs_list', RunsContext> = async (
  { limit = 50, statuses, before },
  { runs, principal },
) => {
  const listed = await runs.list({ limit, statuses, before });
  return { runs: listed.filter((run) => canSee(principal, run)) };
};
