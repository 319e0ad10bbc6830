import type { Migration } from './migration.ts';

export const accessMigration: Migration = {
  id: 2,
  name: 'grants, leases, keyed calls and browsers',
  sql: `
      CREATE TABLE grants (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        client TEXT NOT NULL,
        capability TEXT NOT NULL,
        site TEXT NOT NULL,
        created_at REAL NOT NULL,
        expires_at REAL,
        given_by TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE leases (
        tab TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        client_id TEXT NOT NULL,
        client_name TEXT NOT NULL,
        run_id TEXT,
        taken_at REAL NOT NULL,
        expires_at REAL NOT NULL,
        taken_over_at REAL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE keyed_calls (
        workspace TEXT NOT NULL,
        client TEXT NOT NULL,
        key TEXT NOT NULL,
        tool TEXT NOT NULL,
        input_hash TEXT NOT NULL,
        state TEXT NOT NULL,
        answer TEXT,
        began_at REAL NOT NULL,
        ended_at REAL,
        PRIMARY KEY (workspace, client, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX keyed_calls_by_time ON keyed_calls (began_at);
      CREATE TABLE browsers (
        device TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        name TEXT,
        allows_private INTEGER NOT NULL DEFAULT 0,
        changed_at REAL NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
};
