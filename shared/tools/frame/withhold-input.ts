import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameWithholdInput = defineTool({
  name: 'frame_withhold_input',
  title: 'Frame withhold input',
  description: 'Keeps the browser’s own input from a frame while it is meant for another one.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ on: z.boolean(), tab: tabField }),
  output: z.strictObject({ withheld: z.number().int().describe('Events that were kept from it') }),
  examples: [{ on: true }],
});
