import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { consoleLine } from '../watch-shapes.ts';

export const pageReadConsole = defineTool({
  name: 'page_read_console',
  title: 'Read console',
  description:
    'Returns what the page wrote to its console, and its uncaught errors, across frames. Watching begins with the first call and sees nothing earlier; after a reload it sees all but what scripts write in the very first moment. The lines are those of the documents shown now.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    levels: z
      .array(z.enum(['debug', 'log', 'info', 'warn', 'error']))
      .min(1)
      .max(5)
      .describe('Default all')
      .optional(),
    text: z.string().max(200).describe('Only lines that hold it').optional(),
    after: z.string().max(40).describe('Only lines after this time, as “at” gives it').optional(),
    limit: z.number().int().min(1).max(5_000).describe('The last so many; default 100').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    url: z.string(),
    since: z.string().describe('When watching began, in UTC'),
    isNew: z.boolean().describe('True when it began with this call'),
    lines: z.array(consoleLine),
    dropped: z.number().describe('Lines that were too many to be kept'),
    truncated: z.boolean(),
  }),
  examples: [{}, { levels: ['error', 'warn'] }],
});
