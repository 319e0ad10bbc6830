import { z } from 'zod';

/** How a download stands. */
export const downloadState = z.strictObject({
  download: z.string().describe('Id for downloads_wait, downloads_show and downloads_open'),
  url: z.string(),
  file: z.string().describe('Where it is saved'),
  state: z.enum(['going', 'paused', 'done', 'failed']),
  receivedBytes: z.number(),
  totalBytes: z.number().describe('-1 when it is not known'),
  error: z.string().describe('Why it failed; empty otherwise'),
});
