import type { Migration } from './migration.ts';

/**
 * One numbering over the journals of all runs. AUTOINCREMENT, because an id must never come back for another event:
 * clients resume by it. `seq` 0 tells that the run was deleted, which outlives its rows.
 */
export const feedMigration: Migration = {
  id: 5,
  name: 'feed of journal events',
  sql: `
      CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        workspace TEXT NOT NULL,
        run_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at REAL NOT NULL,
        principal_kind TEXT NOT NULL,
        principal_id TEXT
      ) STRICT;
      CREATE INDEX feed_by_workspace ON feed (workspace, id);
      CREATE INDEX feed_by_run ON feed (run_id);
      CREATE INDEX feed_deletions ON feed (workspace, id) WHERE seq = 0;
      CREATE TABLE feed_horizon (
        workspace TEXT PRIMARY KEY,
        id INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO feed (workspace, run_id, seq, at, principal_kind, principal_id)
        SELECT events.workspace, events.run_id, events.seq, events.at, runs.principal_kind, runs.principal_id
        FROM events JOIN runs ON runs.id = events.run_id ORDER BY events.at, events.run_id, events.seq;
    `,
};
