import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const systemInfo = defineTool({
  name: 'system_info',
  title: 'System',
  description: 'Tells operating system, machine, processor, memory size and uptime of the computer ARQ runs on.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({}),
  output: z.strictObject({
    os: z.string(),
    kernel: z.string(),
    hostname: z.string(),
    arch: z.string(),
    cpuModel: z.string(),
    cores: z.number().int(),
    memoryBytes: z.number(),
    uptimeSeconds: z.number(),
  }),
  examples: [{}],
});
