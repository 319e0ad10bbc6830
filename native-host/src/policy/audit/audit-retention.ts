/** Removes the oldest rows of a chain and leaves a signed stub in their place, from which the rest still verifies. */
import type { DatabaseSync } from 'node:sqlite';
import { isSignedBy, signatureOf } from './audit-key.ts';

export interface Cut {
  readonly workspace: string;
  /** Last row that was removed, with its hash. */
  readonly upTo: number;
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const partsOf = ({ workspace, upTo, hash, at }: Cut) => ['cut', workspace, upTo, hash, at];

/** Inside a transaction. The last row always stays, so that the chain has an end. Returns the number of rows removed. */
export function cutChain(
  database: DatabaseSync,
  options: { readonly workspace: string; readonly before: number; readonly now: number; readonly key: string },
): number {
  const { workspace, before, now, key } = options;
  const last = database
    .prepare(
      // Rows are in the order of their end and `at` is their beginning: all up to the first that is young enough go.
      `SELECT seq, hash FROM audit WHERE workspace = ?1 AND seq < coalesce(
         (SELECT min(seq) FROM audit WHERE workspace = ?1 AND at >= ?2),
         (SELECT max(seq) FROM audit WHERE workspace = ?1))
       ORDER BY seq DESC LIMIT 1`,
    )
    .get(workspace, before);
  if (last === undefined) return 0;
  const cut: Cut = { workspace, upTo: Number(last['seq']), hash: String(last['hash']), at: now };
  database
    .prepare('INSERT INTO audit_cuts (workspace, up_to, hash, at, mac) VALUES (?, ?, ?, ?, ?)')
    .run(workspace, cut.upTo, cut.hash, now, signatureOf(key, partsOf(cut)));
  const { changes } = database.prepare('DELETE FROM audit WHERE workspace = ? AND seq <= ?').run(workspace, cut.upTo);
  return Number(changes);
}

/** The latest cut of each workspace. `forged` names one whose stub is not ARQ's. */
export function readCuts(
  database: DatabaseSync,
  key: string | undefined,
): { readonly cuts: ReadonlyMap<string, Cut>; readonly forged?: Cut } {
  const cuts = new Map<string, Cut>();
  for (const row of database.prepare('SELECT * FROM audit_cuts ORDER BY workspace, up_to').iterate()) {
    const cut: Cut = {
      workspace: String(row['workspace']),
      upTo: Number(row['up_to']),
      hash: String(row['hash']),
      at: Number(row['at']),
    };
    if (key !== undefined && !isSignedBy(key, partsOf(cut), String(row['mac']))) return { cuts, forged: cut };
    cuts.set(cut.workspace, cut);
  }
  return { cuts };
}
