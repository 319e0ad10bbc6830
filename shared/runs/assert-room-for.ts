import type { Principal } from '../policy/principal.ts';
import { ArqError } from '../protocol/errors.ts';
import type { LiveRun } from './live-run.ts';

/** Runs of one client that have not ended: planned ones and those that wait for a person last until somebody ends them. */
const MAX_UNFINISHED = 50;

/** Throws `policy.too_many_runs` for a client that has as many unfinished runs as it may. */
export function assertRoomFor({ kind, id }: Principal, live: Iterable<LiveRun>): void {
  if (kind !== 'client') return;
  const own = [...live].filter(({ raw: { principal } }) => principal.kind === kind && principal.id === id);
  if (own.length < MAX_UNFINISHED) return;
  throw new ArqError(
    'policy.too_many_runs',
    `${MAX_UNFINISHED} of your runs have not ended, which is as many as a client may have. Stop those that are not wanted any more with runs_stop.`,
  );
}
