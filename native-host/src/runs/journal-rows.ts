/** Rows of the journal's tables: what is written, and what is read back, checked and parsed. Pure. */
import type { SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { principal } from '../../../shared/policy/principal.ts';
import type { JournalEvent, Picture } from '../../../shared/runs/journal.ts';
import { run as runSchema, type Run } from '../../../shared/runs/run.ts';
import { type Cell, checkRow, rowChecksum } from '../store/row-checksum.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

const eventRow = z.object({
  run_id: z.string(),
  seq: z.number(),
  at: z.number(),
  type: z.string(),
  data: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), z.unknown())),
});
const pictureRow = z.object({
  id: z.string(),
  run_id: z.string(),
  mime: z.enum(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']),
  at: z.number(),
  bytes: z.instanceof(Uint8Array),
});

const principalCells = z.object({ principal_kind: principal.shape.kind, principal_id: z.string().nullable() });

const RUN_COLUMNS = [
  'id',
  'workspace',
  'principal_kind',
  'principal_id',
  'idempotency_key',
  'runtime',
  'status',
  'created_at',
  'ended_at',
  'version',
  'body',
] as const;
const EVENT_COLUMNS = ['run_id', 'seq', 'workspace', 'at', 'type', 'data'] as const;
const PICTURE_COLUMNS = ['id', 'run_id', 'workspace', 'mime', 'at', 'bytes'] as const;

const withChecksum = (cells: readonly Cell[]): Cell[] => [...cells, rowChecksum(cells)];

function check(what: string, row: Row, columns: readonly string[]): void {
  // No column is wider than 53 bits, so bigint never comes; a missing one counts as damage.
  checkRow(
    what,
    row['checksum'],
    columns.map((column) => (row[column] ?? null) as Cell),
  );
}

export function runCells(run: Run, workspace: string): Cell[] {
  const { kind, id } = run.principal;
  const key = null;
  return withChecksum([
    run.id,
    workspace,
    kind,
    id ?? null,
    key,
    run.runtime,
    run.status,
    run.createdAt,
    run.endedAt ?? null,
    run.version,
    JSON.stringify(run),
  ]);
}

export function eventCells(event: JournalEvent, workspace: string): Cell[] {
  return withChecksum([event.runId, event.seq, workspace, event.at, event.type, JSON.stringify(event.data)]);
}

export function pictureCells(picture: Picture, workspace: string): Cell[] {
  const bytes = new Uint8Array(Buffer.from(picture.base64, 'base64'));
  return withChecksum([picture.id, picture.runId, workspace, picture.mime, picture.at, bytes]);
}

export function readRunRow(row: Row): Run {
  check(`run ${String(row['id'])}`, row, RUN_COLUMNS);
  return runSchema.parse(JSON.parse(String(row['body'])));
}

/** Who began the run of a row, without checking the rest: a damaged run can be deleted too. */
export function readPrincipalCells(row: Row): Pick<Run['principal'], 'kind' | 'id'> {
  const { principal_kind: kind, principal_id: id } = principalCells.parse(row);
  return { kind, ...(id !== null && { id }) };
}

export function readEventRow(row: Row): JournalEvent {
  check(`event ${String(row['seq'])} of run ${String(row['run_id'])}`, row, EVENT_COLUMNS);
  const { run_id: runId, seq, at, type, data } = eventRow.parse(row);
  return { runId, seq, at, type, data };
}

export function readPictureRow(row: Row): Picture {
  check(`picture ${String(row['id'])}`, row, PICTURE_COLUMNS);
  const { id, run_id: runId, mime, at, bytes } = pictureRow.parse(row);
  return { id, runId, mime, at, base64: Buffer.from(bytes).toString('base64') };
}
