import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsList: ToolHandler<'alerts_list', HostContext> = async (
  { which = 'open', limit = 50 },
  { alerts },
) => alerts.list(which, limit);
