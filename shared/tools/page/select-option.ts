import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageSelectOption = defineTool({
  name: 'page_select_option',
  title: 'Select option',
  description: 'Chooses one or more options by label or value in a select, listbox, combobox or radio group.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    ref: refField,
    options: z
      .array(z.string().max(2000))
      .min(1)
      .max(100)
      .describe('Labels or values; more than one only where the control allows it'),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e7', options: ['Germany'] }],
});
