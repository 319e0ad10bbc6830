import { z } from 'zod';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsDiscard = defineTool({
  name: 'tabs_discard',
  title: 'Discard tab',
  description:
    'Takes the page of a background tab out of memory. It is loaded again when the tab is shown; what was typed there may be lost.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: z.string().max(100).describe('Tab id from tabs_list') }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12' }],
});
