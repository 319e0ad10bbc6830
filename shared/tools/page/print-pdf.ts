import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

const MAX_MARGIN_MM = 100;

export const pagePrintPdf = defineTool({
  name: 'page_print_pdf',
  title: 'Print to PDF',
  description:
    'Prints the page of a tab to PDF; private fields are blacked out. Chromium: where the user switched on trusted input for the site, and in browsers without windows. Firefox: opens the browser’s own dialogue, and only when the user asks.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    landscape: z.boolean().describe('Default upright').optional(),
    background: z.boolean().describe('Print background colours and pictures; default not').optional(),
    size: z
      .enum(['A3', 'A4', 'A5', 'letter', 'legal', 'tabloid'])
      .describe('Default what the page’s style says, else A4')
      .optional(),
    pages: z
      .string()
      .max(200)
      .regex(/^\d+(-\d*)?(\s*,\s*\d+(-\d*)?)*$/, 'must be pages and ranges, such as 1-3,5,8-')
      .describe('Only these, such as 1-3,5,8-; Chromium only')
      .optional(),
    scale: z.number().min(0.1).max(2).describe('1 unless told').optional(),
    marginMm: z.number().min(0).max(MAX_MARGIN_MM).describe('On each side; 10 unless told').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    mime: z.literal('application/pdf'),
    title: z.string().describe('Of the page'),
    base64: z.string().describe('Absent when the user saved it with the browser’s own dialogue').optional(),
    bytes: z.number().int().describe('Size of the PDF').optional(),
    saved: z.enum(['saved', 'replaced']).describe('What the user chose in the browser’s own dialogue').optional(),
  }),
  examples: [{}, { landscape: true, background: true, size: 'A4', pages: '1-3' }],
});
