import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const frameBoxes = defineTool({
  name: 'frame_boxes',
  title: 'Frame boxes',
  description: 'Refs and boxes of what can be acted on in one frame, and the boxes of its child frames, for pictures.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    /** Also what lies outside the viewport; what is covered is not told from the rest then. */
    whole: z.boolean().optional(),
    max: z.number().int(),
    tab: tabField,
  }),
  output: z.strictObject({
    /** In CSS pixels of the frame's viewport. */
    items: z.array(z.strictObject({ ref: z.string(), box })),
    /** Where the viewports of child frames lie, with the tokens by which the background finds them. */
    frames: z.array(z.strictObject({ token: z.string(), box })),
    scroll: z.strictObject({ x: z.number(), y: z.number() }),
    isCut: z.boolean(),
  }),
  examples: [{ max: 100 }],
});
