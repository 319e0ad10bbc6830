import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleClientsList: ToolHandler<'clients_list', HostContext> = async (_input, { browsers, clients }) => ({
  clients: clients.list({}, (device) => browsers.findName(device)),
});
