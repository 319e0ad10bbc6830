import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

const MINUTE_MS = 60_000;

export const handleTokensRotate: ToolHandler<'tokens_rotate', HostContext> = async (
  { token, graceMinutes },
  { tokens, principal },
) => tokens.rotate(token, { by: principal.kind }, graceMinutes === undefined ? undefined : graceMinutes * MINUTE_MS);
