import { z } from 'zod';
import { clientDecisions } from '../../policy/client-approval.ts';
import { defineTool } from '../define-tool.ts';

export const approvalsDecide = defineTool({
  name: 'approvals_decide',
  title: 'Decide approval',
  description: 'Allows or denies what a client asked for. The first decision wins.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    approval: z.string().max(60).describe('Id from approvals_list'),
    decision: z
      .enum(clientDecisions)
      .describe(
        'allow: once; the longer ones become a grant to act on that site for this connection, an hour, or for good',
      ),
  }),
  output: z.strictObject({ accepted: z.boolean().describe('False when another decision came first') }),
  examples: [{ approval: 'a_01', decision: 'allow' }],
});
