import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, tabField } from '../inputs.ts';

export const pageGoBack = defineTool({
  name: 'page_go_back',
  title: 'Go back',
  description: 'Goes one step back in the history of a tab.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ tab: tabField }),
  output: pageOutcome,
  examples: [{}],
});
