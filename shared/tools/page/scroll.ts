import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageScroll = defineTool({
  name: 'page_scroll',
  title: 'Scroll',
  description: 'Scrolls to an element, end or text, or by pixels.',
  runsIn: 'content',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    ref: refField.describe('Scroll to this; with others, inside it').optional(),
    to: z.enum(['top', 'bottom']).describe('An end of the page').optional(),
    by: z.number().int().min(-1_000_000).max(1_000_000).describe('CSS pixels, positive is down').optional(),
    until: z.string().min(1).max(500).describe('Text to reach').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    x: z.number(),
    y: z.number(),
    atEnd: z.boolean().describe('True when it cannot scroll further down'),
    ref: z.string().describe('With until: what says the text').optional(),
  }),
  examples: [{ to: 'bottom' }, { until: 'Comments' }],
});
