import { z } from 'zod';
import { profileValues } from '../../profiles/profile.ts';
import { defineTool } from '../define-tool.ts';
import { refField } from '../inputs.ts';
import { filledProfile } from '../page/fill-profile.ts';

export const frameFillProfile = defineTool({
  name: 'frame_fill_profile',
  title: 'Frame fill profile',
  description: 'Fills one form of a frame with details.',
  runsIn: 'content',
  risk: 'act',
  callers: ['internal'],
  input: z.strictObject({
    form: refField,
    values: profileValues,
    /** Kinds that the profile holds and that may not be filled now. */
    withheld: z.array(z.string()),
  }),
  output: filledProfile,
  examples: [{ form: 'd1e2', values: { firstName: 'Ada' }, withheld: [] }],
});
