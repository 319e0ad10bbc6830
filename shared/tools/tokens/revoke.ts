import { z } from 'zod';
import { tokenView } from '../../policy/access-level.ts';
import { defineTool } from '../define-tool.ts';

export const tokensRevoke = defineTool({
  name: 'tokens_revoke',
  title: 'Revoke token',
  description: 'Ends a token at once and for good; what its bearer has open is closed.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ token: z.string().min(1).max(60).describe('Its id or its name') }),
  output: z.strictObject({ token: tokenView }),
  examples: [{ token: 'grafana' }],
});
