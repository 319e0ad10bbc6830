import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsResume = defineTool({
  name: 'runs_resume',
  title: 'Go on',
  description: 'Goes on with a paused run, or starts a planned one.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ runId: runIdField }),
  output: z.strictObject({ resumed: z.boolean() }),
  examples: [{ runId: 'r_01' }],
});
