import { z } from 'zod';
import { grant, grantSite } from '../../policy/grant.ts';
import { defineTool } from '../define-tool.ts';

export const grantsAdd = defineTool({
  name: 'grants_add',
  title: 'Add grant',
  description: 'Gives a client, by its name or the id of its token, leave to act on a site without asking each time.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    client: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .describe('Name of the client, as it calls itself; of one with a token, the token’s id'),
    capability: z.enum(['act', 'danger']).describe('danger also covers what sends, pays, deletes and runs programs'),
    site: grantSite.default('*'),
    minutes: z.number().min(1).max(525_600).describe('How long it lasts; until revoked when left out').optional(),
    workspace: z.string().max(60).describe('Workspace of the client').optional(),
  }),
  output: z.strictObject({ grant }),
  examples: [{ client: 'Claude Code', capability: 'act', site: 'shop.example' }],
});
