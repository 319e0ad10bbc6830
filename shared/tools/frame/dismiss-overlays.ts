import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameDismissOverlays = defineTool({
  name: 'frame_dismiss_overlays',
  title: 'Frame dismiss overlays',
  description: 'Closes what lies over the page in one frame.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({
    dismissed: z.array(z.strictObject({ what: z.string().max(500), pressed: z.string().max(500) })).max(50),
    left: z.array(z.strictObject({ what: z.string().max(500), why: z.string().max(500) })).max(50),
  }),
  examples: [{}],
});
