import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageHighlight = defineTool({
  name: 'page_highlight',
  title: 'Highlight',
  description:
    'Shows the user where an element is: scrolls to it and draws a frame around it for a while. Changes nothing of the page.',
  runsIn: 'content',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    ref: refField,
    label: z.string().max(80).describe('Words to show beside it, with your name; needs leave to act').optional(),
    ms: z.number().int().min(200).max(30_000).describe('How long; default 3000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ shown: z.boolean().describe('False when the element has no place on the screen') }),
  examples: [{ ref: 'd1e4', label: 'Press here' }],
});
