import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsRulesRemove: ToolHandler<'alerts_rules_remove', HostContext> = async ({ id }, { alerts }) => ({
  removed: alerts.settings.removeRule(id),
});
