/**
 * The database's shape, as numbered steps that are applied once and in order. A step that was released is never
 * edited: its checksum is stored and compared at every open.
 */
import { runsMigration } from './migrations/001-runs.ts';
import { accessMigration } from './migrations/002-access.ts';
import { tokensMigration } from './migrations/003-tokens.ts';
import { auditMigration } from './migrations/004-audit.ts';
import { feedMigration } from './migrations/005-feed.ts';
import { alertsMigration } from './migrations/006-alerts.ts';
import { identitiesMigration } from './migrations/007-identities.ts';
import { intendedActsMigration } from './migrations/008-intended-acts.ts';
import { clientNumbersMigration } from './migrations/009-client-numbers.ts';
import type { Migration } from './migrations/migration.ts';

export const migrations: readonly Migration[] = [
  runsMigration,
  accessMigration,
  tokensMigration,
  auditMigration,
  feedMigration,
  alertsMigration,
  identitiesMigration,
  intendedActsMigration,
  clientNumbersMigration,
];
