import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsNameGroup = defineTool({
  name: 'tabs_name_group',
  title: 'Name tab group',
  description: 'Changes name, colour or folding of the group in which a tab stands.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    tab: tabField,
    title: z.string().max(100).describe('New name').optional(),
    color: z
      .enum(['grey', 'blue', 'red', 'yellow', 'green', 'pink', 'purple', 'cyan', 'orange'])
      .describe('Colour of the group')
      .optional(),
    collapsed: z.boolean().describe('Fold the group to its name').optional(),
  }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12', title: 'Rome' }],
});
