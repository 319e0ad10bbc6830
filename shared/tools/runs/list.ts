import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { run, runStatuses } from '../../runs/run.ts';

export const runsList = defineTool({
  name: 'runs_list',
  title: 'List runs',
  description: 'Lists runs, newest first.',
  runsIn: 'runs',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    limit: z.number().int().min(1).max(200).describe('Default 50').optional(),
    statuses: z.array(z.enum(runStatuses)).describe('Only these').optional(),
    before: z.number().describe('Only runs created before this time, epoch milliseconds').optional(),
  }),
  output: z.strictObject({ runs: z.array(run) }),
  examples: [{}],
});
