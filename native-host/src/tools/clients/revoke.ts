import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleClientsRevoke: ToolHandler<'clients_revoke', HostContext> = async (
  { client },
  { clients, stopRunsOf },
) => {
  const ended = clients.revoke(client);
  return {
    ...ended,
    runs: await stopRunsOf((who) => who.kind === 'client' && (who.id === client || who.name === client)),
  };
};
