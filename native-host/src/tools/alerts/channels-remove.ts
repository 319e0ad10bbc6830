import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsChannelsRemove: ToolHandler<'alerts_channels_remove', HostContext> = async (
  { id },
  { alerts },
) => ({
  removed: await alerts.settings.removeChannel(id),
});
