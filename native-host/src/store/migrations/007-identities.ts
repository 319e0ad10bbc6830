import type { Migration } from './migration.ts';

export const identitiesMigration: Migration = {
  id: 7,
  name: 'grants and tokens by token',
  sql: `
      ALTER TABLE grants ADD COLUMN token TEXT;
      ALTER TABLE tokens ADD COLUMN maker_id TEXT;
    `,
};
