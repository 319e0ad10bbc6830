import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const downloadsWait = defineTool({
  name: 'downloads_wait',
  title: 'Wait for download',
  description: 'Waits until a download is finished or has failed. Tells no name and no address.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    download: z.string().max(100).describe('Id from downloads_start or downloads_list'),
    waitMs: z.number().int().min(0).max(120_000).describe('30000 unless told').optional(),
  }),
  output: z.strictObject({
    state: z.enum(['going', 'paused', 'done', 'failed']),
    receivedBytes: z.number(),
    totalBytes: z.number(),
    error: z.string(),
  }),
  examples: [{ download: 'k3f9qa.3' }],
});
