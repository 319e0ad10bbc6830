import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { targetFacts } from '../../policy/facts.ts';
import { refField, tabField } from '../inputs.ts';

export const pageInspect = defineTool({
  name: 'page_inspect',
  title: 'Inspect target',
  description: 'Tells the facts of what acting on an element would do.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField,
    key: z.string().max(60).describe('The key that would be pressed, if that is the act').optional(),
    submit: z.boolean().describe('True when Enter would be pressed after typing').optional(),
    tab: tabField,
  }),
  output: targetFacts,
  examples: [{ ref: 'd1e12' }],
});
