import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsGroup = defineTool({
  name: 'tabs_group',
  title: 'Group tab',
  description:
    'Puts a tab into the group of that name in its window, and makes the group when there is none. Call it for each tab of the group.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    tab: tabField,
    title: z.string().max(100).describe('Name of the group; without one a new group is made').optional(),
    color: z
      .enum(['grey', 'blue', 'red', 'yellow', 'green', 'pink', 'purple', 'cyan', 'orange'])
      .describe('Colour of the group')
      .optional(),
    collapsed: z.boolean().describe('Fold the group to its name').optional(),
  }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12', title: 'Travel', color: 'green' }],
});
