import type { Migration } from './migration.ts';

export const tokensMigration: Migration = {
  id: 3,
  name: 'tokens and sites of workspaces',
  sql: `
      CREATE TABLE tokens (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        name TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('owner', 'operator', 'viewer', 'auditor')),
        grant_risk TEXT NOT NULL CHECK (grant_risk IN ('read', 'act', 'danger')),
        may_approve INTEGER NOT NULL CHECK (may_approve IN (0, 1)),
        sites TEXT,
        requests_per_minute INTEGER NOT NULL,
        hash BLOB NOT NULL,
        previous_hash BLOB,
        previous_until REAL,
        created_at REAL NOT NULL,
        created_by TEXT NOT NULL,
        expires_at REAL,
        last_used_at REAL,
        rotated_at REAL,
        revoked_at REAL
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX tokens_by_name ON tokens (workspace, name) WHERE revoked_at IS NULL;
      CREATE TABLE sites (
        workspace TEXT NOT NULL,
        site TEXT NOT NULL,
        rule TEXT NOT NULL CHECK (rule IN ('never')),
        added_at REAL NOT NULL,
        PRIMARY KEY (workspace, rule, site)
      ) STRICT, WITHOUT ROWID;
    `,
};
