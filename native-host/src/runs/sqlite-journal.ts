/**
 * The host's journal of runs, on SQLite. Owns the tables runs, events and pictures. An append is one transaction and
 * durable when it resolves; every row carries a checksum that is compared when it is read. Every event gets its place
 * in the feed in that same transaction.
 */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Journal, JournalEvent, JournalExport, Picture, RunQuery } from '../../../shared/runs/journal.ts';
import { type Run } from '../../../shared/runs/run.ts';
import { emptyWal, inTransaction } from '../store/open-database.ts';
import { PreparedStatements } from '../store/prepared-statements.ts';
import { inStore } from '../store/store-errors.ts';
import { EventFeed } from './event-feed.ts';
import type { FeedEvent } from './feed-event.ts';
import {
  eventCells,
  pictureCells,
  readEventRow,
  readPictureRow,
  readPrincipalCells,
  readRunRow,
  runCells,
} from './journal-rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface SqliteJournalOptions {
  /** Rooms of one database; one person's host has one. */
  readonly workspace?: string;
  /** The feed of this database; one of its own by default. */
  readonly feed?: EventFeed;
  /** Hears of every event in the transaction that writes it, so that what it writes stands or falls with that. */
  readonly onEvent?: (run: Run, event: JournalEvent) => void;
  /** Called for every run that was deleted or pruned, so that its files can go too. */
  readonly onDeleted?: (runId: string) => void;
  /** Hears of damaged rows that a listing left out. */
  readonly onDamage?: (error: unknown) => void;
  readonly now?: () => number;
}

type Row = Record<string, SQLOutputValue>;

export class SqliteJournal implements Journal {
  readonly #database: DatabaseSync;
  readonly #statements: PreparedStatements;
  readonly #workspace: string;
  readonly #feed: EventFeed;
  readonly #options: SqliteJournalOptions;

  constructor(database: DatabaseSync, options: SqliteJournalOptions = {}) {
    this.#database = database;
    this.#statements = new PreparedStatements(database);
    this.#workspace = options.workspace ?? 'default';
    this.#feed = options.feed ?? new EventFeed(database);
    this.#options = options;
  }

  async append(run: Run, events: readonly JournalEvent[]): Promise<void> {
    const told = inTransaction(this.#database, () => {
      this.#putRun(run);
      return events.map((event) => this.#putEvent(run, event));
    });
    this.#feed.publish(told);
    return Promise.resolve();
  }

  async findRun(runId: string): Promise<Run | undefined> {
    const row = this.#get('SELECT * FROM runs WHERE workspace = ? AND id = ?', this.#workspace, runId);
    return Promise.resolve(row === undefined ? undefined : readRunRow(row));
  }

  /** Newest first. A damaged run is left out and reported; asking for it by id tells the error. */
  async listRuns(query: RunQuery): Promise<Run[]> {
    const { limit = -1, statuses, principal, before, beforeId } = query;
    const rows = this.#all(
      `SELECT * FROM runs WHERE workspace = ?1 AND (?2 IS NULL OR status IN (SELECT value FROM json_each(?2)))
       AND (?3 IS NULL OR created_at < ?3 OR (created_at = ?3 AND id < ?5))
       AND (?6 IS NULL OR (principal_kind = ?6 AND principal_id IS ?7)) ORDER BY created_at DESC, id DESC LIMIT ?4`,
      this.#workspace,
      statuses === undefined ? null : JSON.stringify(statuses),
      before ?? null,
      limit,
      beforeId ?? null,
      principal?.kind ?? null,
      principal?.id ?? null,
    );
    const runs = rows.flatMap((row) => {
      try {
        return [readRunRow(row)];
      } catch (error) {
        this.#options.onDamage?.(error);
        return [];
      }
    });
    return Promise.resolve(runs);
  }

  countRuns(): number {
    return Number(this.#get('SELECT count(*) AS total FROM runs WHERE workspace = ?', this.#workspace)?.['total'] ?? 0);
  }

  async readEvents(runId: string): Promise<JournalEvent[]> {
    const sql = 'SELECT * FROM events WHERE workspace = ? AND run_id = ? ORDER BY seq';
    return Promise.resolve(this.#all(sql, this.#workspace, runId).map(readEventRow));
  }

  async putPicture(picture: Picture): Promise<void> {
    inTransaction(this.#database, () => this.#putPicture(picture));
    return Promise.resolve();
  }

  async findPicture(id: string): Promise<Picture | undefined> {
    const row = this.#get('SELECT * FROM pictures WHERE workspace = ? AND id = ?', this.#workspace, id);
    return Promise.resolve(row === undefined ? undefined : readPictureRow(row));
  }

  async deleteRun(runId: string): Promise<void> {
    this.#deleteRuns([runId]);
    return Promise.resolve();
  }

  async prune(limits: { readonly keepRuns: number; readonly pictureDays: number }): Promise<number> {
    const now = this.#options.now?.() ?? Date.now();
    const rows = this.#all(
      `SELECT id FROM runs WHERE workspace = ? AND ended_at IS NOT NULL
       ORDER BY created_at DESC, id DESC LIMIT -1 OFFSET ?`,
      this.#workspace,
      limits.keepRuns,
    );
    const oldest = now - limits.pictureDays * DAY_MS;
    inTransaction(this.#database, () =>
      this.#statements.of('DELETE FROM pictures WHERE workspace = ? AND at < ?').run(this.#workspace, oldest),
    );
    this.#deleteRuns(rows.map((row) => String(row['id'])));
    return Promise.resolve(rows.length);
  }

  async exportRun(runId: string): Promise<JournalExport | undefined> {
    const run = await this.findRun(runId);
    if (run === undefined) return undefined;
    const sql = 'SELECT * FROM pictures WHERE workspace = ? AND run_id = ? ORDER BY at, id';
    const pictures = this.#all(sql, this.#workspace, runId).map(readPictureRow);
    return { run, events: await this.readEvents(runId), pictures };
  }

  /** Idempotent by run id: what is stored already stays as it is. */
  async importRun(data: JournalExport): Promise<void> {
    const told = inTransaction(this.#database, () => {
      const known = this.#statements.of('SELECT 1 FROM runs WHERE id = ?').get(data.run.id);
      if (known !== undefined) return [];
      this.#putRun(data.run);
      for (const picture of data.pictures) this.#putPicture(picture);
      return data.events.map((event) => this.#putEvent(data.run, event));
    });
    this.#feed.publish(told);
    return Promise.resolve();
  }

  #putRun(run: Run): void {
    this.#statements
      .of(
        `INSERT INTO runs (id, workspace, principal_kind, principal_id, idempotency_key, runtime, status, created_at, ended_at, version, body, checksum)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET status = excluded.status, ended_at = excluded.ended_at, version = excluded.version,
           body = excluded.body, checksum = excluded.checksum WHERE excluded.version >= runs.version`,
      )
      .run(...runCells(run, this.#workspace));
  }

  #putEvent(run: Run, event: JournalEvent): FeedEvent {
    this.#statements
      .of('INSERT INTO events (run_id, seq, workspace, at, type, data, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(...eventCells(event, this.#workspace));
    this.#options.onEvent?.(run, event);
    return this.#feed.write(this.#workspace, run, event);
  }

  #putPicture(picture: Picture): void {
    this.#statements
      .of('INSERT INTO pictures (id, run_id, workspace, mime, at, bytes, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(...pictureCells(picture, this.#workspace));
  }

  #deleteRuns(runIds: readonly string[]): void {
    if (runIds.length === 0) return;
    const now = this.#options.now?.() ?? Date.now();
    const remove = this.#statements.of(
      'DELETE FROM runs WHERE workspace = ? AND id = ? RETURNING principal_kind, principal_id',
    );
    const told = inTransaction(this.#database, () =>
      runIds.flatMap((runId) => {
        const row = remove.get(this.#workspace, runId);
        if (row === undefined) return [];
        return [this.#feed.writeDeletion(this.#workspace, { id: runId, principal: readPrincipalCells(row) }, now)];
      }),
    );
    emptyWal(this.#database);
    this.#feed.publish(told);
    for (const runId of runIds) this.#options.onDeleted?.(runId);
  }

  #get(sql: string, ...parameters: (string | number | null)[]): Row | undefined {
    return inStore(() => this.#statements.of(sql).get(...parameters));
  }

  #all(sql: string, ...parameters: (string | number | null)[]): Row[] {
    return inStore(() => this.#statements.of(sql).all(...parameters));
  }
}
