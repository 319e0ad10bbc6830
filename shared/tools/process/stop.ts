import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const processStop = defineTool({
  name: 'process_stop',
  title: 'Stop process',
  description: 'Asks a process to end, and kills it when it does not within five seconds.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    pid: z
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .describe('Process id from process_list'),
  }),
  output: z.strictObject({
    stopped: z.boolean(),
    name: z.string(),
    killed: z.boolean().describe('True when it had to be killed'),
  }),
  examples: [{ pid: 1234 }],
});
