import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const tabsHandOver = defineTool({
  name: 'tabs_hand_over',
  title: 'Hand over tab',
  description: 'Lets another client act in a tab that you hold: gives it to one by name, or frees it.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli', 'client'],
  input: z.strictObject({
    tab: z.string().max(100).describe('Tab id from tabs_list'),
    to: z.string().min(1).max(100).describe('Name or id of a connected client; leave out to free the tab').optional(),
  }),
  output: z.strictObject({
    tab: z.string(),
    holder: z.string().describe('Id of the client that holds it now; empty when nobody does'),
  }),
  examples: [{ tab: 'abcdef1234.12', to: 'cursor-1' }],
});
