import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameWatched = defineTool({
  name: 'frame_watched',
  title: 'Watched in frame',
  description: 'What the hooks of one frame have told under a channel since it is watched.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ channel: z.string(), tab: tabField }),
  output: z.strictObject({
    since: z.number(),
    dropped: z.number(),
    holdsPrivate: z.boolean().describe('True when addresses of its requests must go through frame_scrub'),
    lines: z.array(
      z.strictObject({
        kind: z.literal('console'),
        at: z.number(),
        level: z.enum(['debug', 'log', 'info', 'warn', 'error']),
        text: z.string(),
        source: z.string(),
      }),
    ),
    bodies: z.array(
      z.strictObject({
        kind: z.literal('body'),
        at: z.number(),
        url: z.string(),
        method: z.string(),
        status: z.number(),
        requestBody: z.string(),
        responseBody: z.string(),
        mime: z.string(),
        isCut: z.boolean(),
      }),
    ),
  }),
  examples: [{ channel: 'arq-1' }],
});
