import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const browsersAllowPrivate = defineTool({
  name: 'browsers_allow_private',
  title: 'Allow private windows',
  description: 'Allows clients and models to see and use the private windows of a browser, or forbids it again.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    browser: z.string().max(100).describe('Name of the browser from browsers_list'),
    isAllowed: z.boolean().describe('False forbids it, as it is at first'),
  }),
  output: z.strictObject({ browser: z.string(), isPrivateAllowed: z.boolean() }),
  examples: [{ browser: 'chromium-1', isAllowed: true }],
});
