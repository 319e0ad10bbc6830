import { z } from 'zod';

/** Who speaks. Stamped by the transport, inherited by runs; only panel and cli speak the user's own sentences. */
export const principal = z.strictObject({
  kind: z.enum(['panel', 'cli', 'client', 'model']),
  /** Stable name of a client or model; absent for panel and command line. */
  id: z.string().optional(),
});
export type Principal = z.infer<typeof principal>;
