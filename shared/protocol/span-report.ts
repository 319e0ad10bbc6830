/** A span of another process on its way to the host, which exports it. */
import { z } from 'zod';
import { traceparent } from './traceparent.ts';

export const spanServices = ['arq-panel', 'arq-extension', 'arq-page', 'arq-relay'] as const;

export const spanReport = z.strictObject({
  service: z.enum(spanServices),
  name: z.string().max(100),
  /** The span's own. */
  trace: traceparent,
  /** Id of the span above it. */
  parent: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** Epoch milliseconds, with fractions. */
  start: z.number().min(0),
  end: z.number().min(0),
  /** `ok`, or the code of the error. */
  outcome: z.string().max(100),
});
export type SpanReport = z.infer<typeof spanReport>;

export const MAX_SPANS_REPORTED = 100;
export const spanReports = z.array(spanReport).max(MAX_SPANS_REPORTED);
