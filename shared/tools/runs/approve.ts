import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runIdField } from '../inputs.ts';

export const runsApprove = defineTool({
  name: 'runs_approve',
  title: 'Decide approval',
  description: 'Allows or denies what a run waits for. The first decision wins.',
  runsIn: 'runs',
  risk: 'danger',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    runId: runIdField,
    approvalId: z.string().max(60).describe('Id of the approval shown'),
    decision: z
      .enum(['allow', 'allow-site', 'deny'])
      .describe('allow-site: also later steps of this run on this site, except danger'),
  }),
  output: z.strictObject({ accepted: z.boolean().describe('False when another decision came first') }),
  examples: [{ runId: 'r_01', approvalId: 'a_01', decision: 'allow' }],
});
