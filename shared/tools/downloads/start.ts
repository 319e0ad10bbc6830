import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { downloadState } from '../download-state.ts';
import { defineTool } from '../define-tool.ts';

export const downloadsStart = defineTool({
  name: 'downloads_start',
  title: 'Start download',
  description:
    'Downloads an address into the user’s folder of downloads and returns at once, or when it is finished. Needs the browser permission “downloads”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    url: z.string().min(1).max(8192).describe('Absolute address'),
    fileName: z.string().min(1).max(200).describe('Name without folders; the site’s own unless told').optional(),
    waitMs: z
      .number()
      .int()
      .min(0)
      .max(120_000)
      .describe('Wait so long until it is finished; 0 unless told')
      .optional(),
    browser: browserField,
  }),
  output: downloadState,
  examples: [{ url: 'https://example.org/report.pdf', waitMs: 30000 }],
});
