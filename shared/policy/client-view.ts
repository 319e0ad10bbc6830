import { z } from 'zod';
import { grant } from './grant.ts';
import { lease } from './lease.ts';

export const clientFaces = ['mcp-stdio', 'mcp-http', 'rest', 'events'] as const;

/** A connected client as people see it, with what it was given and what it did last. Times are epoch milliseconds. */
export const clientView = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  face: z.enum(clientFaces),
  workspace: z.string(),
  connectedAt: z.number(),
  /** Name of the browser that it chose or was started with. */
  browser: z.string().optional(),
  /** Calls since it connected, reads included. */
  calls: z.number().int(),
  /** Its last call that was no mere look. */
  lastAct: z
    .strictObject({ tool: z.string(), at: z.number(), site: z.string().optional(), outcome: z.string() })
    .optional(),
  grants: z.array(grant),
  leases: z.array(lease),
});
export type ClientView = z.infer<typeof clientView>;
