import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const bookmarksRemove = defineTool({
  name: 'bookmarks_remove',
  title: 'Remove bookmark',
  description: 'Removes one bookmark. It cannot be undone. Needs the browser permission “bookmarks”.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ bookmark: z.string().max(200).describe('Id from bookmarks_search or bookmarks_add') }),
  output: z.strictObject({ removed: z.boolean(), url: z.string(), title: z.string() }),
  examples: [{ bookmark: 'k3f9qa.55' }],
});
