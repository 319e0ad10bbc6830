import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const tabsList = defineTool({
  name: 'tabs_list',
  title: 'List tabs',
  description: 'Lists the open tabs of every connected browser with their ids, titles and addresses.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 3000,
  input: z.strictObject({
    text: z.string().max(500).describe('Only tabs whose title or address holds this').optional(),
  }),
  output: z.strictObject({
    tabs: z.array(
      z.strictObject({
        tab: z.string().describe('Opaque id that names browser and tab'),
        browser: z.string().describe('Name of the browser and profile'),
        window: z.string(),
        title: z.string(),
        url: z.string(),
        isActive: z.boolean().describe('Shown in its window'),
        isPrivate: z.boolean().describe('In a private window'),
      }),
    ),
  }),
  examples: [{}],
});
