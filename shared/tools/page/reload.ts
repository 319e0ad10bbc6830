import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, tabField } from '../inputs.ts';

export const pageReload = defineTool({
  name: 'page_reload',
  title: 'Reload',
  description: 'Reloads the page of a tab and waits until it can be read.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ tab: tabField }),
  output: pageOutcome,
  examples: [{}],
});
