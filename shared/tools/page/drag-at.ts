import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, pointField, refField, tabField } from '../inputs.ts';

export const pageDragAt = defineTool({
  name: 'page_drag_at',
  title: 'Drag between points',
  description:
    'Drags from one point to another, for canvas, SVG, maps and sliders. Points are CSS pixels from the top left of what the tab shows.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    x: pointField,
    y: pointField,
    toX: pointField,
    toY: pointField,
    ref: refField.describe('Measure from the top left of this element, in its frame').optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ x: 10, y: 10, toX: 90, toY: 40 }],
});
