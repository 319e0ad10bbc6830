import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleLeasesList: ToolHandler<'leases_list', HostContext> = async (_input, { leases }) => ({
  leases: leases.list(),
});
