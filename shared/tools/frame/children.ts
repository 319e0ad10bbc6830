import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameChildren = defineTool({
  name: 'frame_children',
  title: 'Frame children',
  description: 'Tells of each child frame of a document whether it is shown, which the child itself cannot know.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    /**
     * Tokens of frames, of which alone it is told then: shown are those that a person makes out, not faint, masked, cut,
     * tiny, or covered anywhere. Scrolls to them.
     */
    bySight: z.array(z.string()).optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    /** With the tokens by which the background finds them. */
    frames: z.array(z.strictObject({ token: z.string(), isShown: z.boolean() })),
  }),
  examples: [{}],
});
