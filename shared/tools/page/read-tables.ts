import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageReadTables = defineTool({
  name: 'page_read_tables',
  title: 'Read tables',
  description:
    'Returns the tables of the page, or of one element, with their headers: real tables, grids, lists of terms, and cards that repeat (search results, products), found by their structure. CSV is safe to open in a spreadsheet.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({
    ref: refField.describe('Only the table that is, holds or lies in this element').optional(),
    kinds: z
      .array(z.enum(['table', 'cards', 'list']))
      .min(1)
      .max(3)
      .describe('Default all')
      .optional(),
    format: z
      .enum(['rows', 'records', 'csv'])
      .describe('Lists of cells (default), objects by header, or CSV text')
      .optional(),
    links: z.boolean().describe('Add a column with the address that each row leads to').optional(),
    maxRows: z.number().int().min(1).max(50_000).describe('Of each table; default 500').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    url: z.string(),
    tables: z.array(
      z.strictObject({
        ref: z.string(),
        kind: z.enum(['table', 'cards', 'list']),
        name: z.string().describe('Caption or accessible name, else the heading before it'),
        headers: z.array(z.string()),
        rowCount: z.number().describe('Rows that the page holds or says it has'),
        rows: z.array(z.array(z.string())).optional(),
        records: z.array(z.record(z.string(), z.string())).optional(),
        csv: z.string().optional(),
        truncated: z.boolean().describe('True when there are more rows than these'),
      }),
    ),
  }),
  examples: [{}, { format: 'csv', kinds: ['table'] }],
});
