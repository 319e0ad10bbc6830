import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsChannelsTest: ToolHandler<'alerts_channels_test', HostContext> = (
  { id },
  { alerts, signal },
) => alerts.test(id, signal);
