import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsAnswer: ToolHandler<'runs_answer', RunsContext> = async ({ runId, choice }, { runs }) => ({
  accepted: await runs.answer(runId, choice),
});
