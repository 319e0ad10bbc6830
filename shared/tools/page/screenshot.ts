import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

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
    format: z.enum(['png', 'jpeg']).describe('Default png').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    mime: z.enum(['image/png', 'image/jpeg']),
    base64: z.string(),
    width: z.number().int().describe('Device pixels'),
    height: z.number().int().describe('Device pixels'),
    small: z
      .strictObject({ mime: z.enum(['image/png', 'image/jpeg']), base64: z.string() })
      .describe('The same, scaled down; only beside a picture that is large, and only for clients')
      .optional(),
    note: z.string().describe('What the picture leaves out; absent when nothing').optional(),
  }),
  examples: [{ fullPage: true }],
});
