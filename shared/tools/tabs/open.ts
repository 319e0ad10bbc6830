import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const tabsOpen = defineTool({
  name: 'tabs_open',
  title: 'Open tab',
  description: 'Opens a new tab and waits until the page can be read.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    url: z.string().max(8192).describe('Absolute address; empty for a blank tab'),
    background: z.boolean().describe('Leave the current tab in front').optional(),
    browser: z.string().max(100).describe('Browser name from tabs_list when several are connected').optional(),
  }),
  output: z.strictObject({ tab: z.string(), url: z.string(), title: z.string() }),
  examples: [{ url: 'https://example.org/' }],
});
