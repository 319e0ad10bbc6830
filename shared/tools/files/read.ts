import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const filesRead = defineTool({
  name: 'files_read',
  title: 'Read file',
  description: 'Reads a text file inside the allowed roots.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({
    path: z.string().min(1).max(4096).describe('Absolute path, or relative to the first allowed root'),
    maxBytes: z.number().int().min(1).max(10_000_000).describe('Default 1000000').optional(),
  }),
  output: z.strictObject({ path: z.string(), text: z.string(), bytes: z.number().int(), truncated: z.boolean() }),
  examples: [{ path: 'notes.txt' }],
});
