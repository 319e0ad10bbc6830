import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { candidate } from '../../page/candidate.ts';
import { elementTarget } from '../../plan/target.ts';
import { tabField } from '../inputs.ts';

export const pageGround = defineTool({
  name: 'page_ground',
  title: 'Ground target',
  description: 'Finds what a described target means on the page now, across frames. One winner, a tie, or the closest.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    target: elementTarget.describe('The described element'),
    lastRef: z.string().max(40).describe('Ref acted on last, to resolve submit').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    outcome: z.enum(['one', 'tie', 'none']),
    candidates: z.array(candidate).describe('Best first; the winner alone, the equals, or the closest'),
  }),
  examples: [{ target: { kind: 'button', name: 'Sign up' } }],
});
