import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameMarkdown = defineTool({
  name: 'frame_markdown',
  title: 'Frame Markdown',
  description: 'The main part of one frame, all of it, or an element in it, as Markdown.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField.optional(),
    whole: z.boolean().optional(),
    maxChars: z.number(),
    tab: tabField,
  }),
  output: z.strictObject({
    parts: z.array(z.strictObject({ text: z.string(), frame: z.string().describe('Token of an iframe').optional() })),
    truncated: z.boolean(),
  }),
  examples: [{ maxChars: 1000 }],
});
