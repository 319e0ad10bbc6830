import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleApprovalsList: ToolHandler<'approvals_list', HostContext> = async (_input, { approvals }) => ({
  approvals: approvals.list(),
});
