import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { windowState } from '../window-state.ts';
import { defineTool } from '../define-tool.ts';

export const windowsFocus = defineTool({
  name: 'windows_focus',
  title: 'Focus window',
  description: 'Brings the window of a tab to the front.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField }),
  output: windowState,
  examples: [{ tab: 'k3f9qa.12' }],
});
