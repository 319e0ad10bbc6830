import { z } from 'zod';

/** Who speaks. Stamped by the transport, inherited by runs; only panel and cli speak the user's own sentences. */
export const principal = z.strictObject({
  kind: z.enum(['panel', 'cli', 'client', 'model']),
  /** Stable id of a client or model, unique among those connected; absent for panel and command line. */
  id: z.string().max(100).optional(),
  /** Id of the token that it speaks with. Grants and records are kept by it, whatever the token is called. */
  token: z.string().max(60).optional(),
  /** What people call it: "Claude Code". Without a token, grants are kept by this name, so that a client that comes back has them. */
  name: z.string().max(100).optional(),
  /** The tenant whose runs, tokens, sites and audit it may touch; absent is `default`, the one of a single person. */
  workspace: z.string().max(60).optional(),
});
export type Principal = z.infer<typeof principal>;

export const DEFAULT_WORKSPACE = 'default';
export const workspaceOf = (who: Pick<Principal, 'workspace'>): string => who.workspace ?? DEFAULT_WORKSPACE;
