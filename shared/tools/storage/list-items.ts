import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageListItems = defineTool({
  name: 'storage_list_items',
  title: 'List stored items',
  description:
    'Lists what the site of the tab keeps in its localStorage or sessionStorage. It may hold what signs the user in: it needs their approval.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    kind: z.enum(['local', 'session']).describe('Which storage; default local').optional(),
    name: z.string().max(10_000).describe('Only the item of this name').optional(),
    maxChars: z.number().int().min(1).max(5_000_000).describe('Of each value; default 2000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    site: z.string(),
    items: z.array(
      z.strictObject({ name: z.string(), value: z.string(), chars: z.number().describe('Length of the whole value') }),
    ),
  }),
  examples: [{}, { kind: 'session' }],
});
