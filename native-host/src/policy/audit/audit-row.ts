/** One row of the audit trail: what is hashed, and how an entry becomes a row and a row a record. Pure. */
import { hash } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import { type AuditRecord, auditRecord } from '../../../../shared/policy/audit-record.ts';
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';

/** Values that serialise to more than this are left out, with a word about it. */
const MAX_VALUES_LENGTH = 8_000;

export interface AuditRow {
  readonly workspace: string;
  readonly seq: number;
  readonly at: number;
  /** JSON of an `AuditRecord` without what the other columns hold. */
  readonly body: string;
  readonly hash: string;
}

/** An entry on its way to its row; the chain gives it the rest. */
export type Draft = Pick<AuditRow, 'workspace' | 'at' | 'body'>;

const bodySchema = auditRecord.omit({ seq: true, workspace: true, at: true, hash: true });

/** Hash before the first row of a chain. */
export const GENESIS = '';

export function rowHash(before: string, row: Omit<AuditRow, 'hash'>): string {
  // A JSON array, so that no two rows spell the same.
  const content = JSON.stringify([before, row.workspace, row.seq, row.at, row.body]);
  return hash('sha256', content, 'base64url');
}

function actorOf({ principal: { kind, id, name } }: AuditEntry) {
  return { kind, ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

function valuesOf(values: AuditEntry['values']): object {
  if (values === undefined || Object.keys(values).length === 0) return {};
  const { length } = JSON.stringify(values);
  return { values: length > MAX_VALUES_LENGTH ? { leftOut: `${length} characters` } : values };
}

export function draftOf(entry: AuditEntry): Draft {
  const { runId, step, site, tab, by, trace } = entry;
  const body: typeof bodySchema._output = {
    kind: entry.kind ?? 'call',
    actor: actorOf(entry),
    what: entry.tool,
    ...(runId !== undefined && { run: runId }),
    ...(step !== undefined && { step }),
    ...(site !== undefined && { site }),
    ...(tab !== undefined && { tab }),
    ...valuesOf(entry.values),
    risk: entry.risk,
    decision: entry.decision,
    reasons: [...entry.reasons],
    ...(by !== undefined && { by }),
    outcome: entry.outcome,
    ms: Math.round(entry.ms),
    ...(trace !== undefined && { trace }),
  };
  return { workspace: workspaceOf(entry.principal), at: Math.round(entry.at), body: JSON.stringify(body) };
}

type Cells = Readonly<Record<string, SQLOutputValue>>;

/** Undefined when a cell is not of its column's type, which SQLite lets through in a damaged file. */
export function readRow({ workspace, seq, at, body, hash }: Cells): AuditRow | undefined {
  const isWhole =
    typeof workspace === 'string' &&
    typeof seq === 'number' &&
    typeof at === 'number' &&
    typeof body === 'string' &&
    typeof hash === 'string';
  return isWhole ? { workspace, seq, at, body, hash } : undefined;
}

/** Undefined when the body is not what ARQ writes; `arq audit verify` says more. */
export function recordOf({ body, ...row }: AuditRow): AuditRecord | undefined {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body));
    return parsed.success ? { ...row, ...parsed.data } : undefined;
  } catch {
    return undefined;
  }
}
