import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsDelete: ToolHandler<'runs_delete', RunsContext> = async ({ runId }, { runs }) => ({
  deleted: await runs.delete(runId),
});
