/**
 * `arq audit`: lists, exports and verifies the audit trail. Reads the file itself, so that it needs no host and does not
 * have to believe the one that runs. Exit code 1 when something was altered.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { once } from 'node:events';
import { type AuditFilter, auditQuery, exportFormats } from '../../../shared/policy/audit-query.ts';
import type { AuditRecord } from '../../../shared/policy/audit-record.ts';
import { describeIssues } from '../../../shared/protocol/parse-for.ts';
import { exportLines } from '../policy/audit/audit-export.ts';
import type { AuditPage } from '../policy/audit/audit-query.ts';
import { type AuditReader, openAuditReader } from '../policy/audit/audit-reader.ts';
import { arqHome } from '../store/home.ts';
import { parseChoice, usageError } from './options.ts';
import { note, paint, plain, say } from './terminal.ts';

const HOW = 'It is `arq audit list`, `export` or `verify`.';
const DEFAULT_LINES = 50;

const optionTypes = {
  workspace: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  kind: { type: 'string' },
  what: { type: 'string' },
  actor: { type: 'string' },
  run: { type: 'string' },
  site: { type: 'string' },
  trace: { type: 'string' },
  outcome: { type: 'string' },
  risk: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

export async function runAudit(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { verb, filter, limit, format, isJson } = parse(args);
  const reader = openAuditReader(arqHome());
  try {
    if (verb === 'verify') return await verify(reader, isJson);
    if (verb === 'export') {
      for (const line of exportLines(reader.read(filter), format)) {
        if (signal.aborted) break;
        if (!process.stdout.write(line)) await once(process.stdout, 'drain');
      }
      return 0;
    }
    const { records, damaged } = newest(reader, filter, limit);
    if (isJson) say(JSON.stringify({ records, damaged }));
    else for (const record of records.toReversed()) say(lineOf(record));
    if (damaged > 0) note(`${damaged} rows are damaged and left out. See \`arq audit verify\`.`);
    return 0;
  } finally {
    reader.close();
  }
}

/** A page looks at so many rows only; a rare filter needs several. */
function newest(reader: AuditReader, filter: AuditFilter, limit: number): Omit<AuditPage, 'next'> {
  const records: AuditRecord[] = [];
  let damaged = 0;
  let before: number | undefined;
  do {
    const page = reader.query({ ...filter, before, limit: limit - records.length });
    records.push(...page.records);
    damaged += page.damaged;
    before = page.next;
  } while (before !== undefined && records.length < limit);
  return { records, damaged };
}

function parse(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message.replace(/\. To specify.*$/s, '.') : String(error));
  }
  const [verb, ...surplus] = parsed.positionals;
  if (surplus.length > 0 || !['list', 'export', 'verify'].includes(verb ?? '')) throw usageError(HOW);
  const { limit, format, json, from, to, ...words } = parsed.values;
  const filter = auditQuery.safeParse({
    ...words,
    ...(from !== undefined && { from: timeOf('from', from) }),
    ...(to !== undefined && { to: timeOf('to', to) }),
  });
  if (!filter.success) throw usageError(describeIssues(filter.error));
  const lines = limit === undefined ? DEFAULT_LINES : Number(limit);
  if (!Number.isInteger(lines) || lines < 1) throw usageError(`--limit is a number of lines, not “${limit}”.`);
  return {
    verb,
    filter: filter.data,
    limit: lines,
    format: format === undefined ? 'jsonl' : parseChoice('format', format, exportFormats),
    isJson: json === true,
  };
}

/** `2026-11-21`, `2026-11-21T10:00`, or `2h`, `7d` ago. */
function timeOf(option: string, text: string): number {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
  const time = count === undefined ? Date.parse(text) : Date.now() - Number(count) * (units[unit ?? ''] ?? 0);
  if (Number.isNaN(time))
    throw usageError(`--${option} is a time such as 2026-11-21T10:00 or 2h (ago), not “${text}”.`);
  return time;
}

async function verify(reader: AuditReader, isJson: boolean): Promise<number> {
  const verdict = await reader.verify();
  const { isIntact, rows, workspaces, anchors, problem } = verdict;
  if (isJson) say(JSON.stringify(verdict));
  else if (problem === undefined) {
    say(
      `${paint('green', 'Intact')}: ${rows} rows of ${workspaces} workspaces are as they were written; ${anchors} anchors agree.`,
    );
  } else {
    const where = problem.seq === 0 ? '' : ` at row ${problem.seq} of workspace ${plain(problem.workspace)}`;
    say(`${paint('red', 'Altered')}${where}: ${plain(problem.what)}`);
    say(`${rows} rows before it are as they were written.`);
  }
  return isIntact ? 0 : 1;
}

function lineOf(record: AuditRecord): string {
  const { seq, at, actor, what, site, values, decision, outcome, by, ms } = record;
  const who = [actor.kind, actor.name ?? actor.id].filter((part) => part !== undefined).join(' ');
  const where = site === undefined ? '' : ` on ${site}`;
  const withValues = values === undefined ? '' : ` ${JSON.stringify(values)}`;
  const isWell = outcome === 'ok';
  const allowed =
    by === undefined ? decision : `${decision} by ${by.kind}${by.where === undefined ? '' : ` (${by.where})`}`;
  const end = paint(isWell ? 'green' : 'red', plain(outcome));
  return `${String(seq).padStart(6)}  ${new Date(at).toISOString()}  ${plain(who)}: ${paint('bold', plain(what))}${plain(where)}${paint('dim', plain(withValues))}  ${allowed}  ${end}  ${ms} ms`;
}
