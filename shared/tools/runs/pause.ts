import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsPause = defineTool({
  name: 'runs_pause',
  title: 'Pause run',
  description: 'Pauses a run before its next step.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ runId: runIdField }),
  output: z.strictObject({ paused: z.boolean() }),
  examples: [{ runId: 'r_01' }],
});
