import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageLongPress = defineTool({
  name: 'page_long_press',
  title: 'Long press',
  description: 'Holds the pointer down on an element, for what opens on a long press; as a finger with touch.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    ref: refField,
    ms: z.number().int().min(100).max(10_000).describe('How long; default 800').optional(),
    touch: z.boolean().describe('With a finger instead of the mouse').optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4' }],
});
