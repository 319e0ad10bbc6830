import { z } from 'zod';
import { accessLevel, tokenView, workspaceName } from '../../policy/access-level.ts';
import { defineTool } from '../define-tool.ts';

export const tokensCreate = defineTool({
  name: 'tokens_create',
  title: 'Create token',
  description: 'Makes a token by which a program may use ARQ over the network. The token is in the answer, once.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    name: z.string().min(1).max(60).describe('What the token is for; unique in its workspace'),
    level: accessLevel.describe('What it may do at most; default operator').optional(),
    grant: z
      .enum(['read', 'act', 'danger'])
      .describe('What it may do without a person being asked; default read')
      .optional(),
    mayApprove: z.boolean().describe('Whether it may decide approvals of other clients; default false').optional(),
    sites: z
      .array(z.string().min(1).max(253))
      .min(1)
      .max(100)
      .describe('The only sites whose pages it may see and act on; default all')
      .optional(),
    workspace: workspaceName.describe('Whose runs, tokens, sites and audit it reaches; default “default”').optional(),
    expiresInDays: z.number().min(0).max(3650).describe('Default 90; 0 is never').optional(),
    requestsPerMinute: z.number().int().min(1).max(10_000_000).describe('Default 600000').optional(),
  }),
  output: z.strictObject({ text: z.string().describe('The token itself'), token: tokenView }),
  examples: [{ name: 'grafana', level: 'viewer' }],
});
