import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameTables = defineTool({
  name: 'frame_tables',
  title: 'Frame tables',
  description: 'The tables and repeated cards of one frame, or of an element in it.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField.optional(),
    kinds: z.array(z.enum(['table', 'cards', 'list'])),
    maxRows: z.number(),
    links: z.boolean(),
    tab: tabField,
  }),
  output: z.strictObject({
    tables: z.array(
      z.strictObject({
        ref: z.string(),
        kind: z.enum(['table', 'cards', 'list']),
        name: z.string(),
        headers: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        rowCount: z.number(),
      }),
    ),
  }),
  examples: [{ kinds: ['table'], maxRows: 100, links: false }],
});
