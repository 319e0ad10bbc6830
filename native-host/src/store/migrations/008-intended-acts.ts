import type { Migration } from './migration.ts';

export const intendedActsMigration: Migration = {
  id: 8,
  name: 'acts that are about to have their effect and have no line in the audit trail yet',
  sql: `
      CREATE TABLE intended_acts (
        id INTEGER PRIMARY KEY,
        workspace TEXT NOT NULL,
        at REAL NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
    `,
};
