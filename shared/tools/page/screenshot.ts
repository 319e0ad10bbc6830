import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';
import { pictureBudget, pictureFormat, pictureId, pictureMime } from '../picture-fields.ts';

const MAX_PADDING_PX = 500;

export const pageScreenshot = defineTool({
  name: 'page_screenshot',
  title: 'Screenshot',
  description:
    'Takes a picture of what the tab shows, of the whole page, or of one element. Private fields are blacked out.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    fullPage: z.boolean().describe('The whole page, not only what is visible').optional(),
    ref: refField.describe('Only this element').optional(),
    padding: z.number().int().min(0).max(MAX_PADDING_PX).describe('CSS pixels around it').optional(),
    refs: z.boolean().describe('Draw the refs of controls').optional(),
    format: pictureFormat.describe('Default png').optional(),
    quality: z.number().int().min(1).max(100).describe('Of jpeg, webp').optional(),
    ...pictureBudget,
    tab: tabField,
  }),
  output: z.strictObject({
    mime: pictureMime,
    base64: z.string(),
    width: z.number().int().describe('Pixels of the picture'),
    height: z.number().int().describe('Pixels of the picture'),
    tokens: z.number().int().describe('About what it costs a model: width × height / 750').optional(),
    scale: z.number().describe('Pixels of the picture for one CSS pixel').optional(),
    left: z.number().describe('CSS pixels from the left of the page').optional(),
    top: z.number().describe('CSS pixels from the top of the page').optional(),
    picture: pictureId
      .describe('Its name for page_compare_pictures, for a while; absent when it is too large to keep')
      .optional(),
    small: z
      .strictObject({ mime: pictureMime, base64: z.string() })
      .describe('The same, scaled down; only beside a picture that is large, and only for clients')
      .optional(),
    note: z.string().describe('What the picture leaves out; absent when nothing').optional(),
  }),
  examples: [{ fullPage: true }, { refs: true, format: 'webp', maxTokens: 800 }],
});
