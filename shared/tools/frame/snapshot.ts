import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameSnapshot = defineTool({
  name: 'frame_snapshot',
  title: 'Frame snapshot',
  description: 'The outline of one frame, with a placeholder line for each child frame.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    root: refField.optional(),
    interactive: z.boolean().optional(),
    maxChars: z.number().int().optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    lines: z.array(
      z.strictObject({
        depth: z.number().int(),
        text: z.string(),
        /** Set on the line of an iframe: the token by which the background finds its frame. */
        frame: z.string().optional(),
      }),
    ),
    truncated: z.boolean(),
  }),
  examples: [{}],
});
