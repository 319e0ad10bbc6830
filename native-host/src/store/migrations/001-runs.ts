import type { Migration } from './migration.ts';

export const runsMigration: Migration = {
  id: 1,
  name: 'runs and their journal',
  sql: `
      CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        principal_kind TEXT NOT NULL,
        principal_id TEXT,
        idempotency_key TEXT,
        runtime TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at REAL NOT NULL,
        ended_at REAL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        checksum TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX runs_by_time ON runs (workspace, created_at DESC, id DESC);
      CREATE UNIQUE INDEX runs_by_key ON runs (workspace, principal_kind, coalesce(principal_id, ''), idempotency_key)
        WHERE idempotency_key IS NOT NULL;
      CREATE TABLE events (
        run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        workspace TEXT NOT NULL,
        at REAL NOT NULL,
        type TEXT NOT NULL,
        data TEXT NOT NULL,
        checksum TEXT NOT NULL,
        PRIMARY KEY (run_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE pictures (
        id TEXT PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        workspace TEXT NOT NULL,
        mime TEXT NOT NULL,
        at REAL NOT NULL,
        bytes BLOB NOT NULL,
        checksum TEXT NOT NULL
      ) STRICT;
      CREATE INDEX pictures_by_run ON pictures (run_id);
      CREATE INDEX pictures_by_time ON pictures (at);
    `,
};
