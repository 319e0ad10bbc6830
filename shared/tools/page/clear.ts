import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageClear = defineTool({
  name: 'page_clear',
  title: 'Clear field',
  description: 'Empties a field.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ ref: refField, tab: tabField }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4' }],
});
