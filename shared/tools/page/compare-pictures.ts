import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { pictureBudget, pictureFormat, pictureId, pictureMime } from '../picture-fields.ts';

export const pageComparePictures = defineTool({
  name: 'page_compare_pictures',
  title: 'Compare pictures',
  description:
    'Tells what changed between an earlier page_screenshot and now, or between two of them: the share of pixels, the changed regions with the refs of controls in them, and the later picture with the regions marked.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    before: pictureId.describe('Name of a picture from page_screenshot of this tab'),
    after: pictureId.describe('A later one; omit to take it now, in the same way').optional(),
    format: pictureFormat.describe('Default webp').optional(),
    ...pictureBudget,
    tab: tabField,
  }),
  output: z.strictObject({
    share: z.number().describe('Of all pixels, 0 to 1'),
    regions: z
      .array(
        z.strictObject({
          x: z.number(),
          y: z.number(),
          width: z.number(),
          height: z.number(),
          refs: z.array(z.string()).describe('Controls in it, as the page is now, the smallest first'),
        }),
      )
      .describe('What changed, in CSS pixels of the page, the largest first'),
    after: pictureId.describe('Name of the later picture; absent when it is too large to keep').optional(),
    picture: z
      .strictObject({
        mime: pictureMime,
        base64: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        tokens: z.number().int().describe('About what it costs a model: width × height / 750'),
        small: z.strictObject({ mime: pictureMime, base64: z.string() }).optional(),
      })
      .describe('The later one with the regions marked; absent when nothing changed')
      .optional(),
    note: z.string().describe('What is to be known of the comparison; absent when nothing').optional(),
  }),
  examples: [{ before: 'p1a2b3c4d' }],
});
