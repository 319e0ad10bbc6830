import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsPin = defineTool({
  name: 'tabs_pin',
  title: 'Pin tab',
  description: 'Pins a tab to the beginning of its window, or lets it go again.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField, pinned: z.boolean().describe('False takes the pin away') }),
  output: tabState,
  examples: [{ pinned: true }],
});
