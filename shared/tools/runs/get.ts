import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { run } from '../../runs/run.ts';
import { runIdField } from '../inputs.ts';

export const runsGet = defineTool({
  name: 'runs_get',
  title: 'Get run',
  description: 'Returns a run with its steps and its journal.',
  runsIn: 'runs',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 4000,
  input: z.strictObject({ runId: runIdField }),
  output: z.strictObject({
    run,
    journal: z.array(
      z.strictObject({
        seq: z.number().int(),
        at: z.number(),
        type: z.string(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  examples: [{ runId: 'r_01' }],
});
