import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsGet = defineTool({
  name: 'tabs_get',
  title: 'Look at a tab',
  description: 'Tells how a tab stands: place, window, pinned, muted, group, whether it is out of memory.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField }),
  output: tabState,
  examples: [{}],
});
