import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsUngroup = defineTool({
  name: 'tabs_ungroup',
  title: 'Ungroup tab',
  description: 'Takes a tab out of its group. The group goes with its last tab.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12' }],
});
