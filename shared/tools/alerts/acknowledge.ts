import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const alertsAcknowledge = defineTool({
  name: 'alerts_acknowledge',
  title: 'Take note of alert',
  description: 'Marks an alert as seen, so that it counts no longer as new. It stays listed until it has recovered.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ id: z.string().max(60).describe('Id of the alert, from alerts_list') }),
  output: z.strictObject({ acknowledged: z.boolean().describe('False when there is no such alert any more') }),
  examples: [{ id: 'al_01' }],
});
