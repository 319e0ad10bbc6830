/** Audit records as JSON Lines and as CSV. Pure. */
import type { ExportFormat } from '../../../../shared/policy/audit-query.ts';
import type { AuditRecord } from '../../../../shared/policy/audit-record.ts';

const columns: Readonly<Record<string, (record: AuditRecord) => string | number | undefined>> = {
  workspace: ({ workspace }) => workspace,
  seq: ({ seq }) => seq,
  at: ({ at }) => new Date(at).toISOString(),
  kind: ({ kind }) => kind,
  actor: ({ actor }) => actor.kind,
  actorId: ({ actor }) => actor.id,
  actorName: ({ actor }) => actor.name,
  what: ({ what }) => what,
  run: ({ run }) => run,
  step: ({ step }) => step,
  site: ({ site }) => site,
  tab: ({ tab }) => tab,
  values: ({ values }) => (values === undefined ? undefined : JSON.stringify(values)),
  risk: ({ risk }) => risk,
  decision: ({ decision }) => decision,
  reasons: ({ reasons }) => reasons.join(' '),
  by: ({ by }) => by?.kind,
  byId: ({ by }) => by?.id,
  byWhere: ({ by }) => by?.where,
  outcome: ({ outcome }) => outcome,
  ms: ({ ms }) => ms,
  trace: ({ trace }) => trace,
  hash: ({ hash }) => hash,
};

/** Characters with which a spreadsheet begins a formula, in their wide forms too: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[\s]*[=+\-@\t\r\n\0＝＋－＠]/;

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines with their ends (RFC 4180 for CSV), as they come. */
export function* exportLines(records: Iterable<AuditRecord>, format: ExportFormat): Generator<string> {
  if (format === 'jsonl') {
    for (const record of records) yield `${JSON.stringify(record)}\n`;
    return;
  }
  yield `${Object.keys(columns).join(',')}\r\n`;
  for (const record of records) {
    yield `${Object.values(columns)
      .map((read) => csvCell(read(record)))
      .join(',')}\r\n`;
  }
}
