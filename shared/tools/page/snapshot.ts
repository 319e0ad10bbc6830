import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageSnapshot = defineTool({
  name: 'page_snapshot',
  title: 'Snapshot',
  description:
    'Returns the page as an outline that a model can read: one line an element with role, name in double quotes, states and ref, across frames and shadow roots. Use it before acting; refs stay valid while their element lives.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 6000,
  input: z.strictObject({
    tab: tabField,
    interactive: z.boolean().describe('Only what can be acted on, and headings').optional(),
    root: refField.describe('Only the part of the page inside this element').optional(),
    maxChars: z
      .number()
      .int()
      .min(200)
      .max(2_000_000)
      .describe('Cut the outline after so many characters; default 60000')
      .optional(),
  }),
  output: z.strictObject({
    url: z.string(),
    title: z.string(),
    text: z.string().describe('The outline, two spaces a level'),
    truncated: z.boolean().describe('True when maxChars cut it'),
  }),
  examples: [{}, { interactive: true }],
});
