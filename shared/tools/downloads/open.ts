import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const downloadsOpen = defineTool({
  name: 'downloads_open',
  title: 'Open download',
  description:
    'Opens a finished download with the program that the user’s system has for it. Documents, pictures, sound, films and archives only; never programs or scripts.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ download: z.string().max(100).describe('Id from downloads_start or downloads_list') }),
  output: z.strictObject({ opened: z.boolean() }),
  examples: [{ download: 'k3f9qa.3' }],
});
