import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { tabState } from '../tab-state.ts';
import { defineTool } from '../define-tool.ts';

export const tabsMute = defineTool({
  name: 'tabs_mute',
  title: 'Mute tab',
  description: 'Silences a tab, or lets it sound again.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField, muted: z.boolean().describe('False lets it sound again') }),
  output: tabState,
  examples: [{ muted: true }],
});
