import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const historyDelete = defineTool({
  name: 'history_delete',
  title: 'Delete history',
  description:
    'Deletes one address from the history, or everything of the last minutes. It cannot be undone. Needs the browser permission “history”.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    url: z.string().max(8192).describe('Address to forget').optional(),
    minutes: z.number().int().min(1).max(5_256_000).describe('Forget everything of so many last minutes').optional(),
    browser: browserField,
  }),
  output: z.strictObject({ deleted: z.boolean() }),
  examples: [{ url: 'https://example.org/' }],
});
