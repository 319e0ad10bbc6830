import { createHash, hash } from 'node:crypto';
import { ArqError } from '../../../shared/protocol/errors.ts';

/** What a row may hold. */
export type Cell = string | number | null | Uint8Array;

/**
 * Checksum over a row's cells. SQLite's own integrity check does not see a byte that flipped inside a row; this does.
 * It guards against accidents, not against somebody who can write the file.
 */
export function rowChecksum(cells: readonly Cell[]): string {
  const parts = cells.map((cell) => (cell instanceof Uint8Array ? cell : JSON.stringify(cell)));
  // The length first, so that no two rows spell the same.
  if (parts.every((part) => typeof part === 'string')) {
    // Nearly every row: one string is hashed at once, several times faster than piece by piece.
    return shorten(hash('sha256', parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''), 'base64url'));
  }
  const pieces = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    pieces.update(`${bytes.length}:`).update(bytes);
  }
  return shorten(pieces.digest('base64url'));
}

const shorten = (digest: string) => digest.slice(0, 22);

/** Throws `store.row_damaged` when a row is not what was written. */
export function checkRow(what: string, checksum: unknown, cells: readonly Cell[]): void {
  if (checksum === rowChecksum(cells)) return;
  throw new ArqError(
    'store.row_damaged',
    `The stored ${what} is damaged: it is not what ARQ wrote. Delete that run, or restore a backup; other runs are not affected.`,
    { data: { what } },
  );
}
