import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageClick = defineTool({
  name: 'page_click',
  title: 'Click',
  description:
    'Clicks an element as a person would: scrolls to it, checks that nothing covers it, sends the pointer and mouse events. Returns what the page did.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    ref: refField,
    button: z.enum(['left', 'middle', 'right']).describe('Mouse button; default left').optional(),
    count: z.number().int().min(1).max(3).describe('2 for a double click').optional(),
    modifiers: z
      .array(z.enum(['Alt', 'Control', 'Meta', 'Shift']))
      .describe('Keys held down')
      .optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e12' }],
});
