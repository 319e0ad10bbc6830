import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameSelection = defineTool({
  name: 'frame_selection',
  title: 'Frame selection',
  description: 'What is selected in one frame.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ maxChars: z.number(), tab: tabField }),
  output: z.strictObject({
    text: z.string(),
    ref: z.string().optional(),
    isField: z.boolean(),
    isFocused: z.boolean(),
    truncated: z.boolean(),
  }),
  examples: [{ maxChars: 1000 }],
});
