import { z } from 'zod';

/** Hostname as `site.ts` has it; the grant covers what lies below it as well. `*` is every site, and calls that touch none. */
export const grantSite = z
  .string()
  .regex(/^(?:\*|\[?[a-z0-9:._-]{1,253}\]?)$/, 'must be a hostname such as shop.example, or *')
  .describe('Hostname such as shop.example, with what lies below it; * for every site');

/** What a client was given: a capability, on a site, until a time. Clients with a token are known by that, others by their name. */
export const grant = z.strictObject({
  id: z.string(),
  workspace: z.string(),
  /** Name of the client, as people see it. */
  client: z.string(),
  /** Id of the token that it is for; absent: for the client of that name that comes without one. */
  token: z.string().optional(),
  /** `act` covers acts; `danger` covers acts and what is dangerous. */
  capability: z.enum(['act', 'danger']),
  site: z.string(),
  createdAt: z.number(),
  /** Epoch milliseconds; absent: until it is revoked. */
  expiresAt: z.number().optional(),
  /** Who gave it: a person in a panel or on a terminal, the command that launched the client, the client's own token, or another token, that may approve. */
  by: z.enum(['panel', 'cli', 'launch', 'token', 'approver']),
  /** Set when it ends with this one connection. */
  clientId: z.string().optional(),
  /** Id of the only browser that it holds in, of those calls that touch a browser; of a client that one was started for. */
  device: z.string().optional(),
});
export type Grant = z.infer<typeof grant>;
