/** What the shared runner writes about a server, as far as the table needs it. */
import { z } from 'zod';

const timed = z.looseObject({
  /** Milliseconds. */
  p50: z.number(),
  p95: z.number(),
  /** Of the whole answer, and of its text alone where it is a snapshot. */
  bytes: z.number(),
  textBytes: z.number().optional(),
  tokens: z.number().optional(),
});

export const operations = [
  'navForm',
  'nav5k',
  'nav20k',
  'snapForm',
  'snap5k',
  'snap20k',
  'clickForm',
  'click5k',
  'click20k',
  'fill10',
  'shot',
  'shotFull',
  'shot5k',
  'shot20k',
] as const;
export type Operation = (typeof operations)[number];

const summary = z.looseObject({
  startMs: z.number(),
  firstNavMs: z.number(),
  tools: z.number(),
  toolsBytes: z.number(),
  fillVerified: z.boolean(),
  clicksVerified: z.boolean(),
  errors: z.array(z.string()),
  foreignCpuPct: z.array(z.number()),
  ...Object.fromEntries(operations.map((name) => [name, timed.optional()])),
});

/** One file of the runner. */
export const peerSummary = z.looseObject({ summary });
export type PeerSummary = z.infer<typeof summary>;

/** How long an operation took, if the server could do it at all. */
export function timesOf(one: PeerSummary, operation: Operation): z.infer<typeof timed> | undefined {
  const found = timed.safeParse(one[operation]);
  return found.success ? found.data : undefined;
}
