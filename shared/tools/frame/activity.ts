import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameActivity = defineTool({
  name: 'frame_activity',
  title: 'Frame activity',
  description:
    'What one frame has been doing since it was first asked. It is watched until it was not asked for some seconds.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({
    /** Grows with every change of the document. */
    changes: z.number().int(),
    /** Milliseconds without a change of the document, and without anything moving. */
    stillMs: z.number(),
    /** Milliseconds in which nothing was loaded or being loaded. */
    networkQuietMs: z.number(),
  }),
  examples: [{}],
});
