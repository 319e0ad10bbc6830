import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsRulesSet: ToolHandler<'alerts_rules_set', HostContext> = async ({ rule }, { alerts }) => ({
  rule: alerts.settings.setRule(rule),
});
