import { z } from 'zod';

/** Who acts in a tab: one client at a time. It ends by itself some time after the last act. */
export const lease = z.strictObject({
  tab: z.string(),
  workspace: z.string(),
  clientId: z.string(),
  /** The client's name, as people see it. */
  client: z.string(),
  /** The run that acts there on the client's behalf. */
  runId: z.string().optional(),
  takenAt: z.number(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type Lease = z.infer<typeof lease>;
