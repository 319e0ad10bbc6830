import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageEvaluate = defineTool({
  name: 'page_evaluate',
  title: 'Run script',
  description:
    'Runs JavaScript in the page and returns what it gives: an expression, or statements with return; promises are awaited. Each script needs the user’s approval. Where the browser does not let ARQ run scripts, it says what to switch on.',
  runsIn: 'background',
  risk: 'danger',
  // Not for models: what a page says could become a script.
  callers: ['panel', 'cli', 'client'],
  maxTokens: 4000,
  input: z.strictObject({
    script: z.string().min(1).max(100_000).describe('document.title, or statements with return'),
    ref: refField.describe('Run it in the frame of this element instead of the main one').optional(),
    world: z
      .enum(['page', 'isolated'])
      .describe('isolated: the same document without the page’s own variables and changes to built-ins. Default page')
      .optional(),
    timeoutMs: z.number().int().min(100).max(60_000).describe('Default 15000').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    type: z.string().describe('What it is, as typeof has it; null, array or element where that says more'),
    value: z.string().describe('As JSON; of what JSON cannot hold, its text'),
    isCut: z.boolean().describe('True when the value was too long'),
    dialogs: z.array(z.string()).describe('Dialogs that it opened, and how they were answered'),
  }),
  examples: [{ script: 'document.title' }, { script: 'const links = document.links; return links.length;' }],
});
