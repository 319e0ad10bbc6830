import { createHash } from 'node:crypto';
import { ArqError } from '../../../shared/protocol/errors.ts';

/** What a row may hold. */
export type Cell = string | number | null | Uint8Array;

/**
 * Checksum over a row's cells. SQLite's own integrity check does not see a byte that flipped inside a row; this does.
 * It guards against accidents, not against somebody who can write the file.
 */
export function rowChecksum(cells: readonly Cell[]): string {
  const hash = createHash('sha256');
  for (const cell of cells) {
    const bytes = cell instanceof Uint8Array ? cell : Buffer.from(JSON.stringify(cell));
    // The length first, so that no two rows spell the same.
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('base64url').slice(0, 22);
}

/** Throws `store.row_damaged` when a row is not what was written. */
export function checkRow(what: string, checksum: unknown, cells: readonly Cell[]): void {
  if (checksum === rowChecksum(cells)) return;
  throw new ArqError(
    'store.row_damaged',
    `The stored ${what} is damaged: it is not what ARQ wrote. Delete that run, or restore a backup; other runs are not affected.`,
    { data: { what } },
  );
}
