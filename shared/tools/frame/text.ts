import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameText = defineTool({
  name: 'frame_text',
  title: 'Frame text',
  description: 'The visible text of one frame, or of an element in it.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ ref: refField.optional(), maxChars: z.number().int(), tab: tabField }),
  output: z.strictObject({ text: z.string(), truncated: z.boolean() }),
  examples: [{ maxChars: 1000 }],
});
