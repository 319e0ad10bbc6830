import { ArqError, type ArqErrorCode } from '../../../shared/protocol/errors.ts';

/** SQLite's primary result codes that a person can do something about: https://sqlite.org/rescode.html */
const problems: Readonly<Record<number, readonly [ArqErrorCode, string]>> = {
  5: ['store.busy', 'Another program holds ARQ’s database. Close it and try again.'],
  8: ['store.read_only', 'ARQ’s database cannot be written. Check the permissions of its folder.'],
  10: [
    'store.io_failed',
    'The disk under ARQ’s database does not answer as it should. Check the disk, then try again.',
  ],
  11: [
    'store.damaged',
    'ARQ’s database is damaged. Stop ARQ, move arq.sqlite away or restore a backup, then start again.',
  ],
  13: [
    'store.full',
    'The disk is full, so nothing more can be written down. Make room, then start again; what was done so far is kept.',
  ],
  14: ['store.unopenable', 'ARQ’s database cannot be opened. Check that its folder exists and is yours.'],
  26: ['store.damaged', 'arq.sqlite is not a database. Move it away or restore a backup, then start again.'],
};

/** An error of `node:sqlite` as an ArqError; others pass through as `store.failed`. */
export function toStoreError(error: unknown): ArqError {
  if (error instanceof ArqError) return error;
  const errcode = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // Extended codes carry the primary one in their low byte.
  const [code, message] = problems[errcode % 256] ?? ['store.failed', `ARQ’s database refused: ${String(error)}`];
  return new ArqError(code, message, { cause: error, data: { errcode } });
}

/** Runs database work so that only ArqErrors come out. */
export function inStore<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}
