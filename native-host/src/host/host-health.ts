import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { BrowserRegistry } from '../link/browser-registry.ts';
import { createHealth, type Health } from '../observe/health/health.ts';
import type { ApprovalDesk } from '../policy/approval-desk.ts';
import type { AuditTrail } from '../policy/audit/audit-trail.ts';
import { checkStore } from '../store/check-store.ts';

/** The health of this host, from its own parts. */
export function hostHealth(parts: {
  readonly home: string;
  readonly version: string;
  readonly database: DatabaseSync;
  readonly audit: AuditTrail;
  readonly browsers: BrowserRegistry;
  readonly approvals: ApprovalDesk;
  readonly counts: () => { readonly runs: number };
}): Health {
  const { home, version, database, audit, browsers, approvals, counts } = parts;
  return createHealth({
    home,
    version,
    checkStore: (full) => ({ status: 'ok', detail: checkStore(database, join(home, 'arq.sqlite'), full) }),
    isAuditWritable: () => {
      audit.flush();
      return audit.isWritable;
    },
    browsers: () => browsers.list().map(({ info }) => info.name),
    waiting: () => ({ ...counts(), approvals: approvals.list().length }),
  });
}
