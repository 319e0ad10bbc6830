import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleClientsShowSetup: ToolHandler<'clients_show_setup', HostContext> = ({ target }, { clientSetup }) =>
  clientSetup(target);
