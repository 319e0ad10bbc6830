import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const pageFind = defineTool({
  name: 'page_find',
  title: 'Find on page',
  description:
    'Finds elements by role, accessible name or visible text without a full snapshot. Returns the best matches with refs, best first.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 3000,
  input: z
    .strictObject({
      role: z.string().max(50).describe('ARIA role, for example button').optional(),
      name: z.string().max(500).describe('Accessible name, label or placeholder, whole or in part').optional(),
      text: z.string().max(500).describe('Visible text').optional(),
      goal: z.string().max(300).describe('Instead: what pressing it should do').optional(),
      tab: tabField,
      limit: z.number().int().min(1).max(50).describe('At most so many; default 10').optional(),
    })
    .refine(
      (query) => [query.role, query.name, query.text, query.goal].some((given) => given !== undefined),
      'Give role, name, text or goal.',
    ),
  output: z.strictObject({
    matches: z.array(
      z.strictObject({
        ref: z.string(),
        role: z.string(),
        name: z.string(),
        line: z.string().describe('The element as its snapshot line'),
      }),
    ),
  }),
  examples: [{ role: 'button', name: 'Register' }, { goal: 'put the red lamp in the cart' }],
});
