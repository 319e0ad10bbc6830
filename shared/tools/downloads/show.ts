import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const downloadsShow = defineTool({
  name: 'downloads_show',
  title: 'Show download',
  description: 'Opens the folder of a finished download with the file marked, for the user.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ download: z.string().max(100).describe('Id from downloads_start or downloads_list') }),
  output: z.strictObject({ shown: z.boolean() }),
  examples: [{ download: 'k3f9qa.3' }],
});
