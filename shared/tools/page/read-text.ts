import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageReadText = defineTool({
  name: 'page_read_text',
  title: 'Read text',
  description: 'Returns the visible text of the page, or of one element, in reading order.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 6000,
  input: z.strictObject({
    ref: refField.optional(),
    maxChars: z.number().int().min(100).max(2_000_000).describe('Default 100000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ url: z.string(), title: z.string(), text: z.string(), truncated: z.boolean() }),
  examples: [{}],
});
