import { z } from 'zod';
import { tokenView, workspaceName } from '../../policy/access-level.ts';
import { defineTool } from '../define-tool.ts';

export const tokensList = defineTool({
  name: 'tokens_list',
  title: 'List tokens',
  description: 'Lists tokens with their rights, expiry and last use, newest first.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({ workspace: workspaceName.describe('Only those of this one').optional() }),
  output: z.strictObject({ tokens: z.array(tokenView) }),
  examples: [{}],
});
