import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageImage } from '../page-reading.ts';
import { refField, tabField } from '../inputs.ts';

export const frameImages = defineTool({
  name: 'frame_images',
  title: 'Frame images',
  description: 'The images of one frame, or of an element in it.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ ref: refField.optional(), limit: z.number(), minSize: z.number(), tab: tabField }),
  output: z.strictObject({ images: z.array(pageImage), truncated: z.boolean() }),
  examples: [{ limit: 100, minSize: 0 }],
});
