import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pagePaste = defineTool({
  name: 'page_paste',
  title: 'Paste',
  description:
    'Pastes text as Control+V does, in an element or where the focus is: editors get their paste event, with the format where one is given. Replaces what is selected.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    text: z.string().min(1).max(1_000_000).describe('What to paste'),
    html: z.string().max(1_000_000).describe('The same with its format, for editors that take it').optional(),
    ref: refField.describe('Where to paste; else where the focus is').optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ text: 'Hello', ref: 'd1e4' }],
});
