import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageLink } from '../page-reading.ts';
import { refField, tabField } from '../inputs.ts';

export const frameLinks = defineTool({
  name: 'frame_links',
  title: 'Frame links',
  description: 'The links of one frame, or of an element in it.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ ref: refField.optional(), limit: z.number(), tab: tabField }),
  output: z.strictObject({ links: z.array(pageLink), truncated: z.boolean() }),
  examples: [{ limit: 100 }],
});
