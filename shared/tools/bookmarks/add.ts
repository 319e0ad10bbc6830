import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const bookmarksAdd = defineTool({
  name: 'bookmarks_add',
  title: 'Add bookmark',
  description:
    'Bookmarks an address or the page of a tab, in a folder by name when one is given. Needs the browser permission “bookmarks”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z
    .strictObject({
      url: z.string().min(1).max(8192).describe('Absolute address; the page of the tab unless told').optional(),
      title: z.string().max(500).describe('Name of the bookmark; the title of the page unless told').optional(),
      tab: tabField,
      folder: z.string().min(1).max(200).describe('Name of a folder; made when there is none').optional(),
      browser: browserField,
    })
    // Policy judges an address that is given: a tab beside it would be one that nobody judged.
    .refine(({ url, tab }) => url === undefined || tab === undefined, 'Give url or tab, not both.')
    .refine(
      ({ url, browser }) => url !== undefined || browser === undefined,
      'Give browser with url only; a tab has its own.',
    ),
  output: z.strictObject({ bookmark: z.string(), url: z.string(), title: z.string(), folder: z.string() }),
  examples: [{ url: 'https://example.org/', title: 'Example', folder: 'Work' }, { folder: 'Reading' }],
});
