import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsAnswer = defineTool({
  name: 'runs_answer',
  title: 'Answer question',
  description: 'Answers the question of a run by picking one of its choices.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ runId: runIdField, choice: z.string().max(100).describe('Id of the choice') }),
  output: z.strictObject({ accepted: z.boolean() }),
  examples: [{ runId: 'r_01', choice: 'd1e4' }],
});
