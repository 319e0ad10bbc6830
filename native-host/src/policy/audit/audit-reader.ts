/**
 * A look at the audit trail through a connection of its own that cannot write: for the command line, which needs no
 * host for it, and for long readings in the host. Whoever opens it closes it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AuditFilter } from '../../../../shared/policy/audit-query.ts';
import type { AuditRecord, AuditVerdict } from '../../../../shared/policy/audit-record.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { inStore } from '../../store/store-errors.ts';
import { anchorsPath } from './audit-anchors.ts';
import { findAuditKey } from './audit-key.ts';
import { type AuditPage, type AuditQuery, queryAudit, readAudit } from './audit-query.ts';
import { verifyAuditAside } from './verify-audit.ts';

export interface AuditReader {
  query(query: AuditQuery): AuditPage;
  /** Oldest first, while they are asked for. */
  read(query: AuditFilter): Iterable<AuditRecord>;
  verify(): Promise<AuditVerdict>;
  close(): void;
}

/** Throws `audit.none` when no host has run with this home, or what the store says. */
export function openAuditReader(home: string): AuditReader {
  const path = join(home, 'arq.sqlite');
  if (!existsSync(path)) {
    throw new ArqError('audit.none', `There is no audit trail in ${home} yet: it begins with the first \`arq host\`.`);
  }
  const database = inStore(() => new DatabaseSync(path, { readOnly: true }));
  const hasTable = inStore(() => database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit'").get());
  if (hasTable === undefined) {
    database.close();
    throw new ArqError('audit.none', `The database in ${home} holds no audit trail yet: start its host once.`);
  }
  return {
    query: (query) => inStore(() => queryAudit(database, query)),
    read: (query) => readAudit(database, query),
    verify: async () => {
      // One transaction: the host may write meanwhile.
      inStore(() => database.exec('BEGIN'));
      try {
        return await verifyAuditAside(database, { anchorsPath: anchorsPath(home), key: findAuditKey(home) });
      } finally {
        database.exec('ROLLBACK');
      }
    },
    close: () => database.close(),
  };
}
