import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';
import { pageImage } from '../page-reading.ts';

export const pageReadImages = defineTool({
  name: 'page_read_images',
  title: 'Read images',
  description: 'Lists the images that can be seen on the page, or in one element, with name, address, size and ref.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    ref: refField.describe('Only images in this element').optional(),
    named: z.boolean().describe('Only those that have a name').optional(),
    minSize: z.number().int().min(0).max(10_000).describe('Only those at least so wide and high; default 2').optional(),
    limit: z.number().int().min(1).max(10_000).describe('Default 300').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ url: z.string(), images: z.array(pageImage), truncated: z.boolean() }),
  examples: [{}, { named: true, minSize: 100 }],
});
