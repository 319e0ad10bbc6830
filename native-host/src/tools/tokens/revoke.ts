import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleTokensRevoke: ToolHandler<'tokens_revoke', HostContext> = async (
  { token },
  { tokens, principal },
) => ({
  token: tokens.revoke(token, { by: principal.kind }),
});
