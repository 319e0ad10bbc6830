import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { pictureMime } from '../picture-fields.ts';

export const pageThumbnail = defineTool({
  name: 'page_thumbnail',
  title: 'Thumbnail',
  description: 'Takes a small picture of the tab when it is visible; best effort.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({ mime: pictureMime, base64: z.string() }).nullable(),
  examples: [{}],
});
