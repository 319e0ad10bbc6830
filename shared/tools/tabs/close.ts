import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const tabsClose = defineTool({
  name: 'tabs_close',
  title: 'Close tab',
  description: 'Closes one tab.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ tab: z.string().max(100).describe('Tab id from tabs_list') }),
  output: z.strictObject({ closed: z.boolean() }),
  examples: [{ tab: 'k3f9qa.12' }],
});
