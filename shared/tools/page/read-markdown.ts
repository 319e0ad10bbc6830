import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageReadMarkdown = defineTool({
  name: 'page_read_markdown',
  title: 'Read Markdown',
  description:
    'Returns the main content of the page as Markdown, with headings, lists, tables, links and code, and without menus and adverts; frames stand where the page has them.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({
    ref: refField.describe('Only this element').optional(),
    whole: z.boolean().describe('All of the page, not only its main content').optional(),
    maxChars: z.number().int().min(100).max(2_000_000).describe('Default 100000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ url: z.string(), title: z.string(), text: z.string(), truncated: z.boolean() }),
  examples: [{}, { whole: true }],
});
