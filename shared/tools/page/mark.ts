import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const pageMark = defineTool({
  name: 'page_mark',
  title: 'Mark tab',
  description:
    'Shows or removes the visible mark of a run in its tab: frame in the page, tab group, listening for the user taking over.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    runId: z.string().max(60).describe('The run'),
    on: z.boolean().describe('Show or remove'),
    tab: tabField,
  }),
  output: z.strictObject({ marked: z.boolean() }),
  examples: [{ runId: 'r_01', on: true }],
});
