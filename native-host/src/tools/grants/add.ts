import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

const MINUTE_MS = 60_000;

export const handleGrantsAdd: ToolHandler<'grants_add', HostContext> = async (
  { client, capability, site, minutes, workspace },
  { grants, principal },
) => ({
  grant: grants.add({
    client,
    capability,
    site,
    workspace,
    by: principal.kind === 'panel' ? 'panel' : 'cli',
    ...(minutes !== undefined && { expiresAt: Date.now() + minutes * MINUTE_MS }),
  }),
});
