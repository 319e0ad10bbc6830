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
    viewport: z.boolean().optional(),
    depth: z.number().int().optional(),
    maxTokens: z.number().int().optional(),
    /** Only what changed since the snapshot that was kept by this name. */
    since: z.string().optional(),
    /** Keeps what was read by this name. */
    keep: z.string().optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    text: z.string(),
    /** Lines of iframes, and the token by which the background finds the frame of each. */
    frames: z.array(z.strictObject({ at: z.number().int(), token: z.string() })),
    tokens: z.number().int(),
    /** Lines that were folded, and in how many parts. */
    folded: z.number().int(),
    parts: z.number().int(),
    truncated: z.boolean(),
    /** Set when the text tells changes. */
    changes: z.number().int().optional(),
  }),
  examples: [{}],
});
