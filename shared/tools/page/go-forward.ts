import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, tabField } from '../inputs.ts';

export const pageGoForward = defineTool({
  name: 'page_go_forward',
  title: 'Go forward',
  description: 'Goes one step forward in the history of a tab.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ tab: tabField }),
  output: pageOutcome,
  examples: [{}],
});
