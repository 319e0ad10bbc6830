import type { Migration } from './migration.ts';

/** Starts above what the clients of the runs on record were given: `claude-code-7` is a stem and a number. */
export const clientNumbersMigration: Migration = {
  id: 9,
  name: 'the last number given to a client, by word',
  sql: `
      CREATE TABLE client_numbers (
        word TEXT PRIMARY KEY,
        last INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO client_numbers (word, last)
        SELECT substr(stem, 1, length(stem) - 1), max(CAST(substr(principal_id, length(stem) + 1) AS INTEGER))
        FROM (SELECT principal_id, rtrim(principal_id, '0123456789') AS stem FROM runs WHERE principal_kind = 'client')
        WHERE stem LIKE '_%-' AND length(principal_id) BETWEEN length(stem) + 1 AND length(stem) + 9
        GROUP BY stem;
    `,
};
