import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleClientsRevoke: ToolHandler<'clients_revoke', HostContext> = async (
  { client },
  { clients, principal, stopRunsOf, tokens },
) => {
  const ended = clients.revoke(client);
  // With its token it would simply come back, with all that the token allows.
  const own = tokens.list().filter(({ id, name, state }) => state === 'active' && (id === client || name === client));
  for (const { id } of own) tokens.revoke(id, { by: principal.kind });
  return {
    ...ended,
    tokens: own.length,
    runs: await stopRunsOf((who) => who.kind === 'client' && (who.id === client || who.name === client)),
  };
};
