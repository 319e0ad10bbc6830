import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, tabField } from '../inputs.ts';

export const pageNavigate = defineTool({
  name: 'page_navigate',
  title: 'Open address',
  description: 'Loads an address in a tab and waits until the page can be read. Returns the final address and title.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    url: z.string().min(1).max(8192).describe('Absolute http or https address; a bare host gets https://'),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ url: 'https://example.org/' }],
});
