import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const windowsList = defineTool({
  name: 'windows_list',
  title: 'List windows',
  description: 'Lists the windows of every connected browser with size, state and number of tabs.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 2000,
  input: z.strictObject({}),
  output: z.strictObject({
    windows: z.array(
      z.strictObject({
        window: z.string(),
        browser: z.string(),
        isFocused: z.boolean(),
        isPrivate: z.boolean(),
        state: z.string(),
        tabs: z.number().int(),
        width: z.number(),
        height: z.number(),
      }),
    ),
  }),
  examples: [{}],
});
