import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageFillForm = defineTool({
  name: 'page_fill_form',
  title: 'Fill form',
  description:
    'Fills several fields of one form, of any type, and reads each back. All refs must be in the same frame.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    fields: z
      .array(
        z.strictObject({
          ref: refField,
          value: z.string().max(1_000_000).describe('Text, option label, date as YYYY-MM-DD, or true/false'),
        }),
      )
      .min(1)
      .max(200)
      .describe('Fields with their values'),
    tab: tabField,
  }),
  output: z.strictObject({
    filled: z.number().int().describe('How many fields now hold their value'),
    fields: z.array(
      z.strictObject({ ref: z.string(), name: z.string(), value: z.string().describe('Read back; dots when private') }),
    ),
    changed: z.string().describe('What else changed on the page'),
  }),
  examples: [{ fields: [{ ref: 'd1e4', value: 'Ada' }] }],
});
