import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const processList = defineTool({
  name: 'process_list',
  title: 'List processes',
  description: 'Lists running processes with pid, name, CPU and memory, the greediest first.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    sortBy: z.enum(['cpu', 'memory']).describe('Default cpu').optional(),
    name: z.string().max(200).describe('Only processes whose name holds this').optional(),
    limit: z.number().int().min(1).max(1000).describe('Default 20').optional(),
  }),
  output: z.strictObject({
    processes: z.array(
      z.strictObject({
        pid: z.number().int(),
        name: z.string(),
        cpuPercent: z.number(),
        memoryBytes: z.number(),
        user: z.string(),
      }),
    ),
  }),
  examples: [{}],
});
