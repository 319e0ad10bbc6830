/** When to try the host again. Pure. */

const FIRST_MS = 250;
const MAX_MS = 30_000;

/** Milliseconds before try number `attempt` (0 is the first, at once): doubling, spread over its upper half by `random` in 0 … 1. */
export function backoffMs(attempt: number, random: number): number {
  if (attempt <= 0) return 0;
  const full = Math.min(MAX_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
