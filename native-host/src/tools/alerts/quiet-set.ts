import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsQuietSet: ToolHandler<'alerts_quiet_set', HostContext> = async ({ quiet }, { alerts }) => ({
  quiet: alerts.settings.setQuiet(quiet),
});
