import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const frameCheckAct = defineTool({
  name: 'frame_check_act',
  title: 'Frame check act',
  description: 'Looks right before trusted input is sent where it would go, and lets policy look again.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({ act: z.string().max(60), ref: refField.optional(), tab: tabField }),
  output: z.strictObject({
    /** Where the pointer is to press now. */
    point: z.strictObject({ x: z.number(), y: z.number() }).optional(),
  }),
  examples: [{ act: 'a1' }],
});
