import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const sessionsList = defineTool({
  name: 'sessions_list',
  title: 'List closed tabs',
  description: 'Lists tabs and windows that were closed lately, newest first. Needs the browser permission “sessions”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    limit: z.number().int().min(1).max(25).describe('At most so many; 25 unless told').optional(),
    browser: browserField,
  }),
  output: z.strictObject({
    entries: z.array(
      z.strictObject({
        session: z.string().describe('Id for sessions_restore'),
        kind: z.enum(['tab', 'window']),
        url: z.string(),
        title: z.string(),
        tabs: z.number().int(),
        at: z.string().describe('Time, ISO 8601'),
      }),
    ),
  }),
  examples: [{}],
});
