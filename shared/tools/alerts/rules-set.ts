import { z } from 'zod';
import { alertRule, alertRuleView } from '../../alerts/alert-rule.ts';
import { defineTool } from '../define-tool.ts';

export const alertsRulesSet = defineTool({
  name: 'alerts_rules_set',
  title: 'Set alert rule',
  description: 'Makes an alert rule or changes the one of that id. The rules that ARQ came with can be changed too.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ rule: alertRule.describe('The whole rule') }),
  output: z.strictObject({ rule: alertRuleView }),
  examples: [
    {
      rule: {
        id: 'cpu',
        name: 'Processor busy',
        source: { kind: 'metric', metric: 'cpu_percent', measure: 'value', is: 'above', threshold: 80 },
        forSeconds: 120,
        severity: 'warning',
        isOn: true,
        channels: null,
        isThroughQuiet: false,
      },
    },
  ],
});
