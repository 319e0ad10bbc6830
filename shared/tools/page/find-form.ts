import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageFindForm = defineTool({
  name: 'page_find_form',
  title: 'Find form',
  description: 'The form that page_fill_profile would fill, and what its fields ask for.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    form: refField.describe('Form, or an element in it; default the one that would be chosen').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ form: z.string(), meanings: z.array(z.string()) }),
  examples: [{}],
});
