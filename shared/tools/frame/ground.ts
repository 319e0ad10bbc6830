import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { candidate } from '../../page/candidate.ts';
import { elementTarget } from '../../plan/target.ts';
import { tabField } from '../inputs.ts';

export const frameGround = defineTool({
  name: 'frame_ground',
  title: 'Frame ground',
  description: 'Scored candidates of one frame for a described target.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ target: elementTarget, lastRef: z.string().optional(), tab: tabField }),
  output: z.strictObject({ candidates: z.array(candidate) }),
  examples: [{ target: { kind: 'button', name: 'Sign up' } }],
});
