import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageSetItem = defineTool({
  name: 'storage_set_item',
  title: 'Set stored item',
  description: 'Writes an item into the localStorage or sessionStorage of the site of the tab.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    kind: z.enum(['local', 'session']).describe('Which storage; default local').optional(),
    name: z.string().max(10_000).describe('Name of the item'),
    value: z.string().max(5_000_000).describe('What it is to hold'),
    tab: tabField,
  }),
  output: z.strictObject({ site: z.string(), name: z.string(), chars: z.number() }),
  examples: [{ name: 'theme', value: 'dark' }],
});
