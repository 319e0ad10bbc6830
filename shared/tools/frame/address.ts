import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameAddress = defineTool({
  name: 'frame_address',
  title: 'Address of element',
  description: 'Where a link leads, or what a frame or an embedded object shows.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ ref: refField, tab: tabField }),
  output: z.strictObject({ url: z.string(), type: z.string() }),
  examples: [{ ref: 'd1e2' }],
});
