import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleTokensCreate: ToolHandler<'tokens_create', HostContext> = async (input, { tokens, principal }) =>
  tokens.create(input, { by: principal.kind });
