import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsMove = defineTool({
  name: 'tabs_move',
  title: 'Move tab',
  description:
    'Moves a tab to a place in its window, or next to another tab, also in another window. Without a place it goes to the end.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    tab: tabField,
    index: z.number().int().min(-1).max(10_000).describe('Place from 0; -1 is the end').optional(),
    beside: z.string().max(100).describe('Tab id; the tab goes right after that one, into its window').optional(),
  }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12', index: 0 }, { beside: 'k3f9qa.14' }],
});
