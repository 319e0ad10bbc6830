import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const processStart = defineTool({
  name: 'process_start',
  title: 'Start program',
  description: 'Starts a program with arguments, without a shell, and returns its pid and first output.',
  runsIn: 'host',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    command: z.string().min(1).max(4096).describe('Program name or absolute path'),
    args: z.array(z.string().max(100_000)).max(1000).describe('Arguments, passed as they are'),
    cwd: z.string().max(4096).describe('Working directory; default the home folder').optional(),
  }),
  output: z.strictObject({
    pid: z.number().int(),
    exitCode: z.number().int().nullable().describe('Null while it still runs after two seconds'),
    output: z.string().describe('Up to 64 KiB of what it printed so far'),
  }),
  examples: [{ command: 'uname', args: ['-a'] }],
});
