import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleTokensList: ToolHandler<'tokens_list', HostContext> = async ({ workspace }, { tokens }) => ({
  tokens: tokens.list(workspace),
});
