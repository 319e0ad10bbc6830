import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const alertsChannelsTest = defineTool({
  name: 'alerts_channels_test',
  title: 'Test alert channel',
  description: 'Sends one test notice through a channel, at once and without repeats, and tells how it went.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ id: z.string().max(40).describe('Id of the channel, from alerts_channels_list') }),
  output: z.strictObject({
    delivered: z.boolean(),
    ms: z.number().describe('How long it took, in milliseconds'),
    problem: z.string().optional().describe('Why it was not delivered, and what to do'),
  }),
  examples: [{ id: 'ops' }],
});
