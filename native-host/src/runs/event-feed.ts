/**
 * One numbered stream over the journals of all runs, for those who follow from outside. Owns the tables feed and
 * feed_horizon; an id is given in the transaction that writes the event, so an event that is durable has its place and
 * one that was rolled back never had. Listeners hear of it after the commit. One for each database: every workspace's
 * journal writes into the same one.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { JournalEvent } from '../../../shared/runs/journal.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { PreparedStatements } from '../store/prepared-statements.ts';
import { inStore } from '../store/store-errors.ts';
import { type FeedEvent, readFeedRow } from './feed-event.ts';

/** Deleted runs that are still told of, for each workspace. A client that was away for longer is told of a gap. */
const KEPT_DELETIONS = 1000;

export interface FeedQuery {
  readonly workspace: string;
  /** Only of these runs. */
  readonly runIds?: readonly string[] | undefined;
  /** Only of runs that this one began. */
  readonly principal?: Pick<Run['principal'], 'kind' | 'id'> | undefined;
  /** How many at most. */
  readonly limit: number;
}

export class EventFeed {
  readonly #statements: PreparedStatements;
  readonly #onProblem: (problem: unknown) => void;
  readonly #keptDeletions: number;
  readonly #listeners = new Set<(event: FeedEvent) => void>();
  #lastId: number;

  constructor(
    database: DatabaseSync,
    options: { readonly onProblem?: (problem: unknown) => void; readonly keptDeletions?: number } = {},
  ) {
    this.#statements = new PreparedStatements(database);
    this.#onProblem = options.onProblem ?? (() => undefined);
    this.#keptDeletions = options.keptDeletions ?? KEPT_DELETIONS;
    // Not the highest row: those of deleted runs are gone, and their ids must not look like the future.
    const row = inStore(() => database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'feed'").get());
    this.#lastId = Number(row?.['seq'] ?? 0);
  }

  /** Id of the newest event that is durable; 0 before the first. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Events up to this id may be gone without a word: whoever resumes from below has a gap. */
  horizon(workspace: string): number {
    const row = inStore(() => this.#statements.of('SELECT id FROM feed_horizon WHERE workspace = ?').get(workspace));
    return Number(row?.['id'] ?? 0);
  }

  /** Durable events after `id`, oldest first. One whose row is damaged comes as `event.damaged`, so that the rest can follow. */
  since(id: number, { workspace, runIds, principal, limit }: FeedQuery): FeedEvent[] {
    const rows = inStore(() =>
      this.#statements
        .of(
          `SELECT feed.id AS feed_id, feed.at AS feed_at, feed.workspace AS feed_workspace, feed.run_id AS feed_run_id,
             feed.seq AS feed_seq, feed.principal_kind, feed.principal_id, events.*
           FROM feed LEFT JOIN events ON events.run_id = feed.run_id AND events.seq = feed.seq
           WHERE feed.workspace = ?1 AND feed.id > ?2 AND (?3 IS NULL OR feed.run_id IN (SELECT value FROM json_each(?3)))
             AND (?4 IS NULL OR (feed.principal_kind = ?4 AND feed.principal_id IS ?5))
           ORDER BY feed.id LIMIT ?6`,
        )
        .all(
          workspace,
          id,
          runIds === undefined ? null : JSON.stringify(runIds),
          principal?.kind ?? null,
          principal?.id ?? null,
          limit,
        ),
    );
    return rows.map((row) => readFeedRow(row, this.#onProblem));
  }

  /** Numbers an event; to be called in the transaction that stores it, and told with `publish` after the commit. */
  write(workspace: string, run: Pick<Run, 'id' | 'principal'>, event: JournalEvent): FeedEvent {
    const { kind, id } = run.principal;
    const { lastInsertRowid } = this.#statements
      .of('INSERT INTO feed (workspace, run_id, seq, at, principal_kind, principal_id) VALUES (?, ?, ?, ?, ?, ?)')
      .run(workspace, event.runId, event.seq, event.at, kind, id ?? null);
    return { ...event, id: Number(lastInsertRowid), workspace, principal: { kind, ...(id !== undefined && { id }) } };
  }

  /** Takes a deleted run's events out and says so; in the transaction that deletes it. */
  writeDeletion(workspace: string, run: Pick<Run, 'id' | 'principal'>, at: number): FeedEvent {
    this.#statements.of('DELETE FROM feed WHERE workspace = ? AND run_id = ?').run(workspace, run.id);
    const told = this.write(workspace, run, { runId: run.id, seq: 0, at, type: 'run.deleted', data: {} });
    this.#forgetOldDeletions(workspace);
    return told;
  }

  /** Tells the listeners, after the commit. */
  publish(events: readonly FeedEvent[]): void {
    for (const event of events) {
      this.#lastId = Math.max(this.#lastId, event.id);
      for (const listener of this.#listeners) {
        try {
          listener(event);
        } catch (problem) {
          // A follower that fails must not fail the run it follows.
          this.#onProblem(problem);
        }
      }
    }
  }

  /** Calls `listener` for every event from now on, of every workspace; returns how to end that. */
  subscribe(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #forgetOldDeletions(workspace: string): void {
    const row = this.#statements
      .of('SELECT id FROM feed WHERE workspace = ? AND seq = 0 ORDER BY id DESC LIMIT 1 OFFSET ?')
      .get(workspace, this.#keptDeletions);
    if (row === undefined) return;
    const horizon = Number(row['id']);
    this.#statements.of('DELETE FROM feed WHERE workspace = ? AND seq = 0 AND id <= ?').run(workspace, horizon);
    this.#statements
      .of(
        'INSERT INTO feed_horizon (workspace, id) VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET id = excluded.id',
      )
      .run(workspace, horizon);
  }
}
