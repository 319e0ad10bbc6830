import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const browsersList = defineTool({
  name: 'browsers_list',
  title: 'List browsers',
  description:
    'Lists the connected browsers by name, with the one that the user turned to last and the one that your calls mean.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({}),
  output: z.strictObject({
    browsers: z.array(
      z.strictObject({
        browser: z.string().describe('Name of browser and profile, as the user knows it'),
        title: z.string().describe('Product and version'),
        kind: z.string(),
        version: z.string(),
        isFocused: z.boolean().describe('The user turned to it last'),
        isChosen: z.boolean().describe('Your calls without a tab mean this one'),
        isPrivateAllowed: z.boolean().describe('Clients and models may use its private windows'),
      }),
    ),
  }),
  examples: [{}],
});
