import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const alertsRulesRemove = defineTool({
  name: 'alerts_rules_remove',
  title: 'Remove alert rule',
  description: 'Removes an alert rule; one that ARQ came with goes back to how it was.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ id: z.string().max(40).describe('Id of the rule, from alerts_rules_list') }),
  output: z.strictObject({ removed: z.boolean().describe('False when there was nothing of that id to remove') }),
  examples: [{ id: 'cpu' }],
});
