import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { candidate } from '../../page/candidate.ts';
import { tabField } from '../inputs.ts';

export const frameFind = defineTool({
  name: 'frame_find',
  title: 'Frame find',
  description: 'Elements of one frame by role, name or text, scored.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    role: z.string().optional(),
    name: z.string().optional(),
    text: z.string().optional(),
    goal: z.string().optional(),
    limit: z.number().int(),
    tab: tabField,
  }),
  output: z.strictObject({ candidates: z.array(candidate) }),
  examples: [{ role: 'button', limit: 5 }],
});
