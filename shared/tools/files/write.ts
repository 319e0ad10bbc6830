import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const filesWrite = defineTool({
  name: 'files_write',
  title: 'Write file',
  description: 'Writes a text file inside the allowed roots, whole and atomically.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    path: z.string().min(1).max(4096).describe('Absolute path, or relative to the first allowed root'),
    text: z.string().max(10_000_000).describe('The new content'),
    overwrite: z.boolean().describe('Replace a file that exists; default false').optional(),
  }),
  output: z.strictObject({ path: z.string(), bytes: z.number().int() }),
  examples: [{ path: 'notes.txt', text: 'Hello' }],
});
