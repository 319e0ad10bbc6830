import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameMark = defineTool({
  name: 'frame_mark',
  title: 'Frame mark',
  description: 'Shows or removes the mark of a run in this frame and reports real input of the user while it is on.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ runId: z.string(), on: z.boolean(), tab: tabField }),
  output: z.strictObject({ marked: z.boolean() }),
  examples: [{ runId: 'r_01', on: true }],
});
