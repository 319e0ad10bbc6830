import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const historySearch = defineTool({
  name: 'history_search',
  title: 'Search history',
  description:
    'Finds pages the user visited, newest first. Private: needs the user’s leave and the browser permission “history”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    text: z.string().max(500).describe('Words in title or address').optional(),
    days: z.number().int().min(1).max(3650).describe('How far back; 90 unless told').optional(),
    limit: z.number().int().min(1).max(500).describe('At most so many; 50 unless told').optional(),
    browser: browserField,
  }),
  output: z.strictObject({
    entries: z.array(
      z.strictObject({
        url: z.string(),
        title: z.string(),
        at: z.string().describe('Time, ISO 8601'),
        visits: z.number().int(),
      }),
    ),
  }),
  examples: [{ text: 'train', days: 2 }],
});
