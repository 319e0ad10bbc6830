/** Reads the audit trail for people: filtered, newest first, page by page. Changes nothing. */
import type { DatabaseSync } from 'node:sqlite';
import type { AuditFilter } from '../../../../shared/policy/audit-query.ts';
import type { AuditRecord } from '../../../../shared/policy/audit-record.ts';
import { readRow, recordOf } from './audit-row.ts';

export interface AuditQuery extends AuditFilter {
  /** Rows older than this seq, for paging. */
  readonly before?: number | undefined;
  /** 1 to 1,000; 100 by default. */
  readonly limit?: number | undefined;
}

export interface AuditPage {
  /** Newest first. */
  readonly records: AuditRecord[];
  /** `before` of the next page; absent at the end. */
  readonly next?: number;
  /** Rows left out because they are not what ARQ wrote. */
  readonly damaged: number;
}

export const MAX_PAGE = 1_000;
const DEFAULT_PAGE = 100;
/** Rows looked at for one page: a rare filter over a long trail must not hold up the host. */
const MAX_LOOKED_AT = 10_000;

export function queryAudit(database: DatabaseSync, query: AuditQuery): AuditPage {
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_PAGE, 1), MAX_PAGE);
  const records: AuditRecord[] = [];
  let damaged = 0;
  let lookedAt = 0;
  const rows = database
    .prepare(
      `SELECT workspace, seq, at, body, hash FROM audit
       WHERE workspace = ?1 AND (?2 IS NULL OR seq < ?2) ORDER BY seq DESC`,
    )
    .iterate(query.workspace ?? 'default', query.before ?? null);
  for (const cells of rows) {
    const row = readRow(cells);
    const record = row === undefined ? undefined : recordOf(row);
    lookedAt += 1;
    if (record === undefined) damaged += 1;
    else if (isWanted(record, query)) records.push(record);
    const isFull = records.length >= limit || lookedAt >= MAX_LOOKED_AT;
    if (isFull && row !== undefined && row.seq > 1) return { records, next: row.seq, damaged };
  }
  return { records, damaged };
}

/** Every wanted record, oldest first. */
export function* readAudit(database: DatabaseSync, query: AuditFilter): Generator<AuditRecord> {
  const rows = database
    .prepare('SELECT workspace, seq, at, body, hash FROM audit WHERE workspace = ? ORDER BY seq')
    .iterate(query.workspace ?? 'default');
  for (const cells of rows) {
    const row = readRow(cells);
    const record = row === undefined ? undefined : recordOf(row);
    if (record !== undefined && isWanted(record, query)) yield record;
  }
}

function isWanted(record: AuditRecord, query: AuditFilter): boolean {
  const { from = -Infinity, to = Infinity, what, actor, outcome } = query;
  const { kind, id, name } = record.actor;
  return (
    record.at >= from &&
    record.at <= to &&
    isSame(record.kind, query.kind) &&
    isSame(record.run, query.run) &&
    isSame(record.site, query.site) &&
    isSame(record.risk, query.risk) &&
    (query.trace === undefined || (record.trace?.includes(query.trace) ?? false)) &&
    (actor === undefined || [kind, id, name].includes(actor)) &&
    (what === undefined || (what.endsWith('*') ? record.what.startsWith(what.slice(0, -1)) : record.what === what)) &&
    (outcome === undefined || (outcome === 'failed' ? record.outcome !== 'ok' : record.outcome === outcome))
  );
}

const isSame = <Value>(value: Value, wanted: Value | undefined) => wanted === undefined || value === wanted;
