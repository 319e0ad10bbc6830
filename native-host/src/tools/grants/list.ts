import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleGrantsList: ToolHandler<'grants_list', HostContext> = async (_input, { grants }) => ({
  grants: grants.list(),
});
