import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

const MINUTE_MS = 60_000;

export const handleGrantsAdd: ToolHandler<'grants_add', HostContext> = async (
  { client, capability, site, minutes, workspace },
  { grants, principal, tokens },
) => {
  // By its id alone: a name is whatever its maker called it.
  const token = tokens.list(workspace).find(({ id, state }) => id === client && state === 'active');
  const grant = grants.add({
    client: token?.name ?? client,
    token: token?.id,
    capability,
    site,
    workspace: token?.workspace ?? workspace,
    by: principal.kind === 'panel' ? 'panel' : 'cli',
    ...(minutes !== undefined && { expiresAt: Date.now() + minutes * MINUTE_MS }),
  });
  return { grant };
};
