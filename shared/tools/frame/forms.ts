import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField } from '../inputs.ts';
import { pageForm } from '../page/read-forms.ts';

export const frameForms = defineTool({
  name: 'frame_forms',
  title: 'Frame forms',
  description: 'The forms of one frame with their fields.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ form: refField.describe('Only this form, or the one that this is in').optional() }),
  output: z.strictObject({ forms: z.array(pageForm), truncated: z.boolean() }),
  examples: [{}],
});
