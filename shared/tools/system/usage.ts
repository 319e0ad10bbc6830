import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const systemUsage = defineTool({
  name: 'system_usage',
  title: 'System usage',
  description: 'Measures what the computer uses now: CPU, memory, disks and network.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({}),
  output: z.strictObject({
    cpu: z.strictObject({
      percent: z.number().describe('0 to 100 over all cores'),
      load1: z.number().describe('Load average over a minute; 0 on Windows'),
    }),
    memory: z.strictObject({ totalBytes: z.number(), usedBytes: z.number(), availableBytes: z.number() }),
    disks: z.array(
      z.strictObject({ mount: z.string(), totalBytes: z.number(), usedBytes: z.number(), percent: z.number() }),
    ),
    network: z.strictObject({ receivedBytesPerSecond: z.number(), sentBytesPerSecond: z.number() }),
  }),
  examples: [{}],
});
