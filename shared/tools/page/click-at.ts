import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, pointField, refField, tabField } from '../inputs.ts';

export const pageClickAt = defineTool({
  name: 'page_click_at',
  title: 'Click at point',
  description:
    'Clicks at a point, for canvas, SVG and maps; where an element can be named, use page_click. Points are CSS pixels from the top left of what the tab shows.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    x: pointField,
    y: pointField,
    ref: refField.describe('Measure from the top left of this element, in its frame').optional(),
    button: z.enum(['left', 'middle', 'right']).describe('Default left').optional(),
    count: z.number().int().min(1).max(3).describe('2 for a double click').optional(),
    modifiers: z
      .array(z.enum(['Alt', 'Control', 'Meta', 'Shift']))
      .describe('Keys held down')
      .optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [
    { x: 120, y: 80 },
    { x: 10, y: 10, ref: 'd1e4' },
  ],
});
