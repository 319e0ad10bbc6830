import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const alertsChannelsRemove = defineTool({
  name: 'alerts_channels_remove',
  title: 'Remove alert channel',
  description: 'Removes an alert channel with its secret and with what still waited for it.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ id: z.string().max(40).describe('Id of the channel, from alerts_channels_list') }),
  output: z.strictObject({ removed: z.boolean().describe('False when there is no such channel') }),
  examples: [{ id: 'ops' }],
});
