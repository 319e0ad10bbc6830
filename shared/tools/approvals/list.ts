import { z } from 'zod';
import { clientApproval } from '../../policy/client-approval.ts';
import { defineTool } from '../define-tool.ts';

export const approvalsList = defineTool({
  name: 'approvals_list',
  title: 'List approvals',
  description: 'Lists the single calls of clients that wait for a decision now.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ approvals: z.array(clientApproval) }),
  examples: [{}],
});
