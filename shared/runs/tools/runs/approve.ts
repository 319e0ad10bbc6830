import type { ToolHandler } from '../../../tools/types.ts';
import type { RunsContext } from '../../runs-context.ts';

export const handleRunsApprove: ToolHandler<'runs_approve', RunsContext> = async (
  { runId, approvalId, decision },
  { runs, principal },
) => ({
  accepted: await runs.approve(runId, approvalId, decision, principal.kind),
});
