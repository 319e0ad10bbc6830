import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageFocus = defineTool({
  name: 'page_focus',
  title: 'Focus',
  description: 'Gives an element the keyboard focus without pressing it.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    ref: refField,
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4' }],
});
