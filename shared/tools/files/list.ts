import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const filesList = defineTool({
  name: 'files_list',
  title: 'List files',
  description: 'Lists a folder inside the allowed roots.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 3000,
  input: z.strictObject({
    path: z.string().max(4096).describe('Absolute path, or relative to the first allowed root; empty lists the roots'),
  }),
  output: z.strictObject({
    path: z.string(),
    entries: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['file', 'folder', 'link', 'other']),
        bytes: z.number(),
        modifiedAt: z.number(),
      }),
    ),
  }),
  examples: [{ path: '' }],
});
