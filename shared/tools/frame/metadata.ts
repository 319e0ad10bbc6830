import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { pageMetadata } from '../page-reading.ts';

export const frameMetadata = defineTool({
  name: 'frame_metadata',
  title: 'Frame metadata',
  description: 'What one document says about itself.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ tab: tabField }),
  output: pageMetadata,
  examples: [{}],
});
