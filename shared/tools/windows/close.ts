import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const windowsClose = defineTool({
  name: 'windows_close',
  title: 'Close window',
  description:
    'Closes the window of a tab with all of its tabs. A program closes only windows whose tabs are all its own.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: z.string().max(100).describe('Id of a tab in the window') }),
  output: z.strictObject({ closed: z.boolean(), tabs: z.number().int().describe('How many tabs it held') }),
  examples: [{ tab: 'k3f9qa.12' }],
});
