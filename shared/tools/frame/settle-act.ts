import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const frameSettleAct = defineTool({
  name: 'frame_settle_act',
  title: 'Frame settle act',
  description: 'Waits until the page has reacted to trusted input, and tells how.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({ act: z.string().max(60), ref: refField.optional(), tab: tabField }),
  output: pageOutcome,
  examples: [{ act: 'a1' }],
});
