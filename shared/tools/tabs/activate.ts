import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const tabsActivate = defineTool({
  name: 'tabs_activate',
  title: 'Switch to tab',
  description: 'Brings a tab and its window to the front and makes it the current tab.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ tab: z.string().max(100).describe('Tab id from tabs_list') }),
  output: z.strictObject({ tab: z.string(), url: z.string(), title: z.string() }),
  examples: [{ tab: 'k3f9qa.12' }],
});
