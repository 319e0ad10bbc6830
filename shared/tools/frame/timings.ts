import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameTimings = defineTool({
  name: 'frame_timings',
  title: 'Frame timings',
  description: 'The requests that one frame has made, as its Resource Timing tells.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({
    timings: z.array(
      z.strictObject({
        at: z.number(),
        url: z.string(),
        type: z.string(),
        status: z.number(),
        mime: z.string(),
        ms: z.number(),
        bytes: z.number(),
        fromCache: z.boolean(),
      }),
    ),
  }),
  examples: [{}],
});
