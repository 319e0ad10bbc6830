import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const bookmarksAdd = defineTool({
  name: 'bookmarks_add',
  title: 'Add bookmark',
  description: 'Bookmarks an address, in a folder by name when one is given. Needs the browser permission “bookmarks”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    url: z.string().min(1).max(8192).describe('Absolute address'),
    title: z.string().max(500).describe('Name of the bookmark'),
    folder: z.string().min(1).max(200).describe('Name of a folder; made when there is none').optional(),
    browser: browserField,
  }),
  output: z.strictObject({ bookmark: z.string(), url: z.string(), title: z.string(), folder: z.string() }),
  examples: [{ url: 'https://example.org/', title: 'Example', folder: 'Work' }],
});
