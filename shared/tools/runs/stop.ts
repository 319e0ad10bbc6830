import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsStop = defineTool({
  name: 'runs_stop',
  title: 'Stop run',
  description: 'Stops a run, or every run, before its next step. What was done stays done.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z
    .strictObject({ runId: runIdField.optional(), all: z.boolean().describe('Stop everything that acts').optional() })
    .refine((input) => input.runId !== undefined || input.all === true, 'Give runId or all.'),
  output: z.strictObject({ stopped: z.array(z.string()).describe('Ids of the runs that were stopped') }),
  examples: [{ runId: 'r_01' }, { all: true }],
});
