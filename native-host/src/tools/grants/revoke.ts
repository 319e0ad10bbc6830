import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleGrantsRevoke: ToolHandler<'grants_revoke', HostContext> = async ({ grant }, { grants }) => ({
  isRevoked: grants.revoke(grant),
});
