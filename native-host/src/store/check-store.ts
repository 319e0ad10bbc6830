import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { inTransaction } from './open-database.ts';

const MB = 1024 * 1024;
/** Looking through the pages holds up everything else; larger databases are left to backups and `arq audit verify`. */
const MAX_LOOKED_THROUGH = 32 * MB;

/**
 * Commits a write that changes nothing; `full` also has SQLite look through its pages. Returns what to tell of it.
 * Throws what the store says, or `store.damaged`.
 */
export function checkStore(database: DatabaseSync, path: string, full: boolean): string {
  inTransaction(database, () => database.exec('UPDATE migrations SET name = name WHERE id = 1'));
  const { size } = statSync(path);
  const told = `It takes writes; ${(size / MB).toFixed(1)} MB.`;
  if (!full || size > MAX_LOOKED_THROUGH) return told;
  const answer = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (answer === 'ok') return `${told} Its pages are sound.`;
  throw new ArqError('store.damaged', `The database is damaged: ${String(answer)}. Restore a backup.`);
}
