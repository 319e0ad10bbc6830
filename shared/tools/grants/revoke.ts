import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const grantsRevoke = defineTool({
  name: 'grants_revoke',
  title: 'Revoke grant',
  description: 'Takes a grant back; the client is asked for again.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ grant: z.string().max(60).describe('Id from grants_list') }),
  output: z.strictObject({ isRevoked: z.boolean().describe('False when there was none') }),
  examples: [{ grant: 'g_01' }],
});
