import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const frameGiveFiles = defineTool({
  name: 'frame_give_files',
  title: 'Frame give files',
  description: 'Gives the files of an upload, received before, to a file field or drops them.',
  runsIn: 'content',
  risk: 'danger',
  callers: ['internal'],
  input: z.strictObject({
    ref: refField,
    upload: z.string().min(1).max(60),
    how: z.enum(['choose', 'drop']),
    files: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(1000),
          type: z.string().max(200).describe('MIME type; empty when unknown'),
          bytes: z.number().int().min(0),
          modifiedAt: z.number(),
        }),
      )
      .min(1)
      .max(100),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [
    {
      ref: 'd1e12',
      upload: 'u1',
      how: 'choose',
      files: [{ name: 'report.pdf', type: 'application/pdf', bytes: 5, modifiedAt: 0 }],
    },
  ],
});
