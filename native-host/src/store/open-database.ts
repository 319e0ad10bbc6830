/**
 * Opens ARQ's SQLite database. Owns the file `arq.sqlite` with its WAL; the host alone opens it. What was committed
 * survives a crash of the process, of the system and of the power: WAL with `synchronous=FULL`, read back because a
 * build of SQLite may ignore either. The file is for the user alone, and deleted rows are overwritten.
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { migrations } from './migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { inStore } from './store-errors.ts';

const BUSY_TIMEOUT_MS = 5000;
/** What `PRAGMA synchronous` answers for FULL. */
const SYNCHRONOUS_FULL = 2;

function readPragma(database: DatabaseSync, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get() ?? {};
  return Object.values(row)[0];
}

function configure(database: DatabaseSync): void {
  database.exec(`
    PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
  `);
  const mode = readPragma(database, 'journal_mode');
  const synchronous = readPragma(database, 'synchronous');
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL) {
    throw new ArqError(
      'store.not_durable',
      `The database would not keep its promises here (journal ${String(mode)}, synchronous ${String(synchronous)}). Put ARQ_HOME on a local disk.`,
    );
  }
}

const checksumOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

/** Runs `work` in a transaction that takes the write lock at once. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  return inStore(() => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      // Some errors (a full disk) roll back by themselves.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

function checkApplied(applied: ReadonlyMap<number, unknown>, known: readonly Migration[]): void {
  for (const [id, checksum] of applied) {
    const migration = known.find((candidate) => candidate.id === id);
    if (migration === undefined) {
      throw new ArqError(
        'store.too_new',
        'A newer ARQ has written this database. Update ARQ, or use another ARQ_HOME.',
      );
    }
    if (checksumOf(migration.sql) !== checksum) {
      throw new ArqError(
        'store.migration_changed',
        `Migration ${id} is not the one this database was made with. Reinstall ARQ.`,
      );
    }
  }
}

function migrate(database: DatabaseSync, known: readonly Migration[]): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at REAL NOT NULL) STRICT',
  );
  inTransaction(database, () => {
    const rows = database.prepare('SELECT id, checksum FROM migrations ORDER BY id').all();
    const applied = new Map(rows.map((row) => [Number(row['id']), row['checksum']]));
    checkApplied(applied, known);
    const note = database.prepare('INSERT INTO migrations (id, name, checksum, applied_at) VALUES (?, ?, ?, ?)');
    for (const { id, name, sql } of known) {
      if (applied.has(id)) continue;
      database.exec(sql);
      note.run(id, name, checksumOf(sql), Date.now());
    }
  });
}

/**
 * Opens and migrates. Throws `store.unopenable`, `store.damaged`, `store.full`, `store.not_durable`, `store.too_new`
 * or `store.migration_changed`.
 */
export function openDatabase(path: string, known: readonly Migration[] = migrations): DatabaseSync {
  if (!isAbsolute(path)) {
    // `:memory:` would become a file of that name in whatever folder this happens to run in.
    throw new ArqError('store.unopenable', `“${path}” is no absolute path. Name the file of the database in full.`);
  }
  return inStore(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // SQLite creates files by the umask; its WAL takes over the mode of this one.
    closeSync(openSync(path, 'a', 0o600));
    const database = new DatabaseSync(path);
    try {
      configure(database);
      migrate(database, known);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Writes the WAL back and empties it, so that what was deleted is gone from it too. Best effort: a reader may hold it. */
export function emptyWal(database: DatabaseSync): void {
  inStore(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
}
