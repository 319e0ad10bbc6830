import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAlertsRulesList: ToolHandler<'alerts_rules_list', HostContext> = async (
  _input,
  { alerts: { settings } },
) => ({
  rules: settings.rules(),
  quiet: settings.quiet(),
});
