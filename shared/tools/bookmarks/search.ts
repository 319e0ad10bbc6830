import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const bookmarksSearch = defineTool({
  name: 'bookmarks_search',
  title: 'Search bookmarks',
  description:
    'Finds bookmarks by words in title or address. Private: needs the user’s leave and the browser permission “bookmarks”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    text: z.string().max(500).describe('Words in title or address; omit for the latest').optional(),
    limit: z.number().int().min(1).max(500).describe('At most so many; 50 unless told').optional(),
    browser: browserField,
  }),
  output: z.strictObject({
    entries: z.array(
      z.strictObject({
        bookmark: z.string().describe('Id for bookmarks_remove'),
        url: z.string(),
        title: z.string(),
        folder: z.string(),
      }),
    ),
  }),
  examples: [{ text: 'recipes' }],
});
