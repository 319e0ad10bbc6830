/**
 * One host per ARQ_HOME. The lock is SQLite's own on a file of nothing else: the operating system drops it the moment
 * its holder dies, so there is no stale lock to guess about, not even after a kill.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { findHostRecord } from './host-record.ts';

export interface InstanceLock {
  release(): void;
}

/** Throws `host.already_running` when another process holds it, `host.home_unusable` when the folder cannot be used. */
export function takeInstanceLock(home: string): InstanceLock {
  let database: DatabaseSync;
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(home, 'host.lock'));
  } catch (cause) {
    throw new ArqError(
      'host.home_unusable',
      `ARQ cannot use its folder ${home}: ${cause instanceof Error ? cause.message : 'unknown reason'}. Make it writable, or set ARQ_HOME to another.`,
      { cause },
    );
  }
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause))
      throw new ArqError(
        'host.home_unusable',
        `The lock in ${home} cannot be taken. Check the folder's permissions and its disk.`,
        { cause },
      );
    const pid = findHostRecord(home)?.pid;
    throw new ArqError(
      'host.already_running',
      `Another ARQ host${pid === undefined ? '' : ` (pid ${pid})`} serves ${home} already. Use that one, or set ARQ_HOME to another folder.`,
      pid === undefined ? { cause } : { cause, data: { pid } },
    );
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY and its extended codes. */
function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' && code % 256 === 5;
}
