import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsAcknowledge: ToolHandler<'alerts_acknowledge', HostContext> = async (
  { id },
  { alerts, principal },
) => ({
  acknowledged: alerts.acknowledge(id, principal.name ?? principal.kind),
});
