import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageSetChecked = defineTool({
  name: 'page_set_checked',
  title: 'Tick or untick',
  description:
    'Ticks or unticks a checkbox, switch, radio button or menu item. Does nothing when it already stands so.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ ref: refField, checked: z.boolean().describe('The state wanted'), tab: tabField }),
  output: pageOutcome,
  examples: [{ ref: 'd1e9', checked: true }],
});
