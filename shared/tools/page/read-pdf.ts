import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageReadPdf = defineTool({
  name: 'page_read_pdf',
  title: 'Read PDF',
  description:
    'Returns the text of a PDF: the one that the tab shows, or one of the same site that a link or frame of the page names (.pdf). It is fetched with the user’s session. Pages without text, such as scans, come empty.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({
    ref: refField.describe('Link to the PDF, or the frame that shows it; default what the tab shows').optional(),
    from: z.number().int().min(1).max(100_000).describe('First page, from 1').optional(),
    to: z.number().int().min(1).max(100_000).describe('Last page').optional(),
    maxChars: z.number().int().min(100).max(2_000_000).describe('Default 200000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    url: z.string(),
    title: z.string(),
    pageCount: z.number(),
    text: z.string().describe('Each page after a line “--- page N ---”'),
    truncated: z.boolean(),
  }),
  examples: [{}, { from: 3, to: 5 }],
});
