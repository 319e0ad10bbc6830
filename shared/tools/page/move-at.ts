import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, pointField, refField, tabField } from '../inputs.ts';

export const pageMoveAt = defineTool({
  name: 'page_move_at',
  title: 'Move to point',
  description:
    'Moves the pointer to a point, for what canvas, SVG and maps show under it. Points are CSS pixels from the top left of what the tab shows.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    x: pointField,
    y: pointField,
    ref: refField.describe('Measure from the top left of this element, in its frame').optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ x: 120, y: 80 }],
});
