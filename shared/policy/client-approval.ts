import { z } from 'zod';
import { approval } from '../runs/run.ts';
import { principal } from './principal.ts';

/** What a person can answer. All but `allow` and `deny` become a grant on the site: for this connection, an hour, or until revoked. */
export const clientDecisions = ['allow', 'allow-session', 'allow-hour', 'allow-always', 'deny'] as const;
export type ClientDecision = (typeof clientDecisions)[number];

/** A single call of a client that waits for a person. Values are what would be entered or sent, private ones as dots. */
export const clientApproval = approval.omit({ step: true }).extend({
  principal,
  tool: z.string(),
  tab: z.string().optional(),
  /** What may be answered here: what is dangerous, or touches no site, is allowed once or not at all. */
  choices: z.array(z.enum(clientDecisions)),
  /** When it is given up, epoch milliseconds. */
  expiresAt: z.number(),
  /** Devices of the browsers that should bring it before a person, even with a window of their own. */
  askIn: z.array(z.string()),
});
export type ClientApproval = z.infer<typeof clientApproval>;
