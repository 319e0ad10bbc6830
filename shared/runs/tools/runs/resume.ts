import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsResume: ToolHandler<'runs_resume', RunsContext> = async ({ runId }, { runs }) => ({
  resumed: await runs.resume(runId),
});
