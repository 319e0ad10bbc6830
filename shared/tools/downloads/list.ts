import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { downloadState } from '../download-state.ts';
import { defineTool } from '../define-tool.ts';

export const downloadsList = defineTool({
  name: 'downloads_list',
  title: 'List downloads',
  description: 'Lists downloads, newest first. Private: needs the user’s leave and the browser permission “downloads”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    text: z.string().max(500).describe('Words in address or file').optional(),
    limit: z.number().int().min(1).max(500).describe('At most so many; 50 unless told').optional(),
    browser: browserField,
  }),
  output: z.strictObject({ entries: z.array(downloadState) }),
  examples: [{}],
});
