import type { Migration } from './migration.ts';

/**
 * `audit` holds one chain of rows for each workspace, `audit_heads` where each chain ends, `audit_cuts` the signed stub
 * that retention leaves in the place of what it removed. No secondary index: an index that lies would hide a row that
 * is there, and appending stays cheap. The triggers guard against mistakes; who can write the file can drop them,
 * and that is what hashes and anchors are for.
 */
export const auditMigration: Migration = {
  id: 4,
  name: 'audit',
  sql: `
      CREATE TABLE audit (
        workspace TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (workspace, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE audit_heads (
        workspace TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE audit_cuts (
        workspace TEXT NOT NULL,
        up_to INTEGER NOT NULL,
        hash TEXT NOT NULL,
        at INTEGER NOT NULL,
        mac TEXT NOT NULL,
        PRIMARY KEY (workspace, up_to)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER audit_is_appended BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE workspace = new.workspace AND seq >= new.seq)
        BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_is_only_cut BEFORE DELETE ON audit
        WHEN NOT EXISTS (SELECT 1 FROM audit_cuts WHERE workspace = old.workspace AND up_to >= old.seq)
        BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_cuts_are_never_changed BEFORE UPDATE ON audit_cuts
        BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_cuts_stay BEFORE DELETE ON audit_cuts
        BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
    `,
};
