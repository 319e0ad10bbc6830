import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const pageReadSelection = defineTool({
  name: 'page_read_selection',
  title: 'Read selection',
  description:
    'Returns the text that the user has selected on the page, also in fields, frames and shadow roots, and the element it stands in. Private fields are left out.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    maxChars: z.number().int().min(100).max(2_000_000).describe('Default 100000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    url: z.string(),
    text: z.string().describe('Empty when nothing is selected'),
    ref: z.string().describe('Element that holds the selection').optional(),
    isField: z.boolean().describe('True when it is part of what a field holds'),
    truncated: z.boolean(),
  }),
  examples: [{}],
});
