import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsChannelsList: ToolHandler<'alerts_channels_list', HostContext> = async (
  _input,
  { alerts },
) => ({
  channels: await alerts.settings.channels(),
});
