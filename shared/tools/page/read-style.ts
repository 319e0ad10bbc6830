import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageReadStyle = defineTool({
  name: 'page_read_style',
  title: 'Read style',
  description:
    'Returns the computed style of an element and its box: the properties asked for, else those that say how it looks and is laid out.',
  runsIn: 'content',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    ref: refField,
    properties: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(100)
      .describe('CSS names such as “color” or “--accent”; default the usual ones')
      .optional(),
    pseudo: z.enum(['before', 'after', 'marker', 'placeholder']).describe('Of this pseudo-element').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    box: z
      .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .describe('In CSS pixels, from the top left of what its frame shows'),
    properties: z.record(z.string(), z.string()),
  }),
  examples: [{ ref: 'd1e5' }, { ref: 'd1e5', properties: ['color', 'font-size'] }],
});
