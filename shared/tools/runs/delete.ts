import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsDelete = defineTool({
  name: 'runs_delete',
  title: 'Delete run',
  description: 'Deletes a finished run with its journal and pictures.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ runId: runIdField }),
  output: z.strictObject({ deleted: z.boolean() }),
  examples: [{ runId: 'r_01' }],
});
