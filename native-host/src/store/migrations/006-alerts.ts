import type { Migration } from './migration.ts';

export const alertsMigration: Migration = {
  id: 6,
  name: 'alerts, their rules and channels, and notices on their way',
  sql: `
      CREATE TABLE alert_settings (
        workspace TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'channel', 'quiet')),
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (workspace, kind, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE alerts (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        is_open INTEGER NOT NULL,
        since REAL NOT NULL,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX alerts_by_time ON alerts (workspace, since DESC);
      CREATE INDEX alerts_open ON alerts (workspace) WHERE is_open = 1;
      CREATE TABLE alert_notices (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        channel TEXT NOT NULL,
        at REAL NOT NULL,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
};
