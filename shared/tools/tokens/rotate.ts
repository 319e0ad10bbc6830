import { z } from 'zod';
import { tokenView } from '../../policy/access-level.ts';
import { defineTool } from '../define-tool.ts';

export const tokensRotate = defineTool({
  name: 'tokens_rotate',
  title: 'Rotate token',
  description: 'Gives a token a new secret, in the answer, once. The old one stays good for a short time.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    token: z.string().min(1).max(60).describe('Its id or its name'),
    graceMinutes: z
      .number()
      .min(0)
      .max(10_080)
      .describe('How long the old secret stays good; default 60, 0 ends it at once')
      .optional(),
  }),
  output: z.strictObject({ text: z.string().describe('The token itself'), token: tokenView }),
  examples: [{ token: 'grafana' }],
});
