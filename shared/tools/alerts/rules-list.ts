import { z } from 'zod';
import { alertRuleView, quietHours } from '../../alerts/alert-rule.ts';
import { defineTool } from '../define-tool.ts';

export const alertsRulesList = defineTool({
  name: 'alerts_rules_list',
  title: 'Alert rules',
  description: 'Lists the rules by which alerts are raised, and the quiet hours.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ rules: z.array(alertRuleView), quiet: quietHours }),
  examples: [{}],
});
