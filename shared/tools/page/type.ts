import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageType = defineTool({
  name: 'page_type',
  title: 'Type',
  description:
    'Types text into a field, replacing what is there, and reads the value back. With submit it presses Enter afterwards.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    ref: refField,
    text: z.string().max(1_000_000).describe('What to enter'),
    submit: z.boolean().describe('Press Enter afterwards').optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4', text: 'Ada' }],
});
