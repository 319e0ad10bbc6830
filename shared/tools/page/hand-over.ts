import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { gateKinds, tabField } from '../inputs.ts';

export const pageHandOver = defineTool({
  name: 'page_hand_over',
  title: 'Hand over to user',
  description:
    'Asks the user to log in, enter a code or prove that they are human, brings the tab to the front for that, and waits until the page is through. ARQ does none of these for them. Without for, whatever of these the page shows.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    for: z.enum(gateKinds).describe('What the user is to do').optional(),
    message: z.string().max(300).describe('What to tell them, after your name and the site').optional(),
    timeoutMs: z.number().int().min(1000).max(600_000).describe('Default 300000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    through: z.boolean().describe('False when the page still asks for it'),
    waitedMs: z.number().int(),
    url: z.string(),
    title: z.string(),
  }),
  examples: [{}, { for: 'login' }],
});
