import { workspaceOf } from '../../../../shared/policy/principal.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { tabInUse } from '../../policy/leases.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleTabsHandOver: ToolHandler<'tabs_hand_over', HostContext> = async (
  { tab, to },
  { clients, leases, principal },
) => {
  const held = leases.find(tab);
  if (principal.kind === 'client' && held?.clientId !== principal.id) {
    if (held !== undefined) throw tabInUse(held);
    throw new ArqError(
      'tabs.not_held',
      `You do not hold ${tab}: nobody does, or the user took it over. Act there first.`,
    );
  }
  if (to === undefined) {
    leases.release(tab);
    return { tab, holder: '' };
  }
  const next = clients.find(to);
  if (next === undefined || (principal.kind === 'client' && workspaceOf(next) !== workspaceOf(principal))) {
    throw new ArqError(
      'client.not_found',
      `No single client is connected as ${to}. Leave out “to” to free the tab; the other may then act there.`,
    );
  }
  return { tab, holder: leases.give(tab, next).clientId };
};
