import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleApprovalsDecide: ToolHandler<'approvals_decide', HostContext> = async (
  { approval, decision },
  { approvals, principal },
) => ({
  accepted: approvals.decide(approval, decision, principal.kind === 'panel' ? 'panel' : 'cli'),
});
