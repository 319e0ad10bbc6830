import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsChannelsSet: ToolHandler<'alerts_channels_set', HostContext> = (
  { channel, secret },
  { alerts },
) => alerts.settings.setChannel(channel, secret);
