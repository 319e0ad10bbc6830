import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

const healthCheck = z.strictObject({
  name: z.string(),
  /** `warn` works and should be looked at; `failed` does not work. */
  status: z.enum(['ok', 'warn', 'failed']),
  detail: z.string(),
  /** How long the check took. */
  ms: z.number(),
  /** What to do; absent when all is well. */
  remedy: z.string().optional(),
});
export type HealthCheck = z.infer<typeof healthCheck>;

const healthReport = z.strictObject({
  /** The worst of the checks. */
  status: z.enum(['ok', 'warn', 'failed']),
  version: z.string(),
  pid: z.number().int(),
  uptimeSeconds: z.number(),
  checks: z.array(healthCheck),
});
export type HealthReport = z.infer<typeof healthReport>;

export const healthGet = defineTool({
  name: 'health_get',
  title: 'Health',
  description:
    'Tells whether the host is well: store, audit trail, browsers, model endpoint, disk, memory, processor, queue.',
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: healthReport,
  examples: [{}],
});
