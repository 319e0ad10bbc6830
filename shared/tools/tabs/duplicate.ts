import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsDuplicate = defineTool({
  name: 'tabs_duplicate',
  title: 'Duplicate tab',
  description: 'Opens a second tab like this one, next to it, and returns the new one.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField }),
  output: tabState,
  examples: [{ tab: 'k3f9qa.12' }],
});
