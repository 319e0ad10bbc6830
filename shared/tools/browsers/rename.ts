import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const browsersRename = defineTool({
  name: 'browsers_rename',
  title: 'Rename browser',
  description: 'Gives a browser and its profile a name of your own, kept for good.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    browser: z.string().max(100).describe('Name of the browser from browsers_list'),
    name: z.string().trim().min(1).max(60).describe('New name, such as Work; no other browser may have it'),
  }),
  output: z.strictObject({ browser: z.string() }),
  examples: [{ browser: 'chromium-1', name: 'Work' }],
});
