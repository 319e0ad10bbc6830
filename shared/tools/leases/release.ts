import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const leasesRelease = defineTool({
  name: 'leases_release',
  title: 'Release lease',
  description: 'Takes a tab from the client that holds it, so that another may act there.',
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ tab: z.string().max(100).describe('Tab id from leases_list') }),
  output: z.strictObject({ isReleased: z.boolean().describe('False when nobody held it') }),
  examples: [{ tab: 'abcdef1234.12' }],
});
