import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsPause: ToolHandler<'runs_pause', RunsContext> = async ({ runId }, { runs }) => ({
  paused: await runs.pause(runId),
});
