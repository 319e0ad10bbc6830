/**
 * The audit trail of one ARQ_HOME: appends entries to the chain of their workspace. Owns what is not written yet, and
 * when the chains were anchored last; the tables are authoritative for everything else, also for where a chain ends, so
 * that a transaction that was rolled back leaves nothing behind here.
 *
 * What acts is committed before anyone hears of its effect, and that it is about to act before it has one: an act that
 * a dying host left open is in the trail of the next one, in doubt. Reads are committed in groups: a crash may lose the
 * last 50 milliseconds of them, and nothing else.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { AuditFilter, ExportFormat } from '../../../../shared/policy/audit-query.ts';
import type { AuditVerdict } from '../../../../shared/policy/audit-record.ts';
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';
import { inTransaction } from '../../store/open-database.ts';
import { inStore } from '../../store/store-errors.ts';
import { anchorsPath, appendAnchor } from './audit-anchors.ts';
import { ensureAuditKey } from './audit-key.ts';
import { type AuditPage, type AuditQuery, queryAudit } from './audit-query.ts';
import { type Draft, draftOf, GENESIS, rowHash } from './audit-row.ts';
import { cutChain } from './audit-retention.ts';

const GROUP_MS = 50;
const GROUP_ROWS = 200;
/** Kept in memory while the disk takes none; older lines are given up then. */
const MAX_WAITING = 10_000;
const ANCHOR_ROWS = 1_000;
const ANCHOR_MS = 5 * 60_000;

export interface AuditTrailOptions {
  /** Where the key lies, and the anchors. */
  readonly home: string;
  readonly onProblem: (problem: unknown) => void;
  readonly now?: () => number;
}

/** An act that was written down before its effect; its line in the trail ends it. */
export type IntendedAct = number | bigint;

interface Waiting extends Draft {
  readonly intended?: IntendedAct | undefined;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

export class AuditTrail {
  readonly #database: DatabaseSync;
  readonly #options: AuditTrailOptions;
  readonly #key: string;
  readonly #insert: StatementSync;
  readonly #readHead: StatementSync;
  readonly #writeHead: StatementSync;
  readonly #anchoredAt = new Map<string, number>();
  readonly #intend: StatementSync;
  readonly #settle: StatementSync;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #anchorTimer: NodeJS.Timeout;
  #failure: unknown;

  constructor(database: DatabaseSync, options: AuditTrailOptions) {
    this.#database = database;
    this.#options = options;
    this.#key = ensureAuditKey(options.home);
    this.#insert = database.prepare('INSERT INTO audit (workspace, seq, at, body, hash) VALUES (?, ?, ?, ?, ?)');
    this.#readHead = database.prepare('SELECT seq, hash FROM audit_heads WHERE workspace = ?');
    this.#writeHead = database.prepare(
      `INSERT INTO audit_heads (workspace, seq, hash) VALUES (?, ?, ?)
       ON CONFLICT (workspace) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
    );
    this.#intend = database.prepare('INSERT INTO intended_acts (workspace, at, body) VALUES (?, ?, ?)');
    this.#settle = database.prepare('DELETE FROM intended_acts WHERE id = ?');
    this.#recover();
    this.#anchorTimer = setInterval(() => this.anchor(), ANCHOR_MS).unref();
    this.anchor();
  }

  /**
   * Commits what the trail is to say of an act unless `note` says how it ended. Throws `audit.unwritable`
   * and `store.*`: it must not begin then.
   */
  intend(entry: AuditEntry): IntendedAct {
    this.assertWritable();
    const { workspace, at, body } = draftOf(entry);
    return inStore(() => this.#intend.run(workspace, at, body).lastInsertRowid);
  }

  /** Committed when it returns, unless it only reads. Inside somebody's transaction it is committed with that. */
  note(entry: AuditEntry, intended?: IntendedAct): void {
    const draft: Waiting = { ...draftOf(entry), intended };
    if (this.#database.isTransaction) {
      this.#append([draft]);
      return;
    }
    this.#waiting.push(draft);
    if (entry.risk !== 'read' || intended !== undefined || this.#waiting.length >= GROUP_ROWS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GROUP_MS).unref();
  }

  /** Writes what waits. A disk that takes nothing is told once, and tried again with the next line. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const drafts = this.#waiting;
    if (drafts.length === 0) return;
    try {
      inTransaction(this.#database, () => this.#append(drafts));
      this.#waiting = [];
      this.#failure = undefined;
    } catch (error) {
      if (this.#failure === undefined) this.#options.onProblem(error);
      this.#failure = error;
      this.#waiting = drafts.slice(-MAX_WAITING);
      return;
    }
    for (const workspace of new Set(drafts.map((draft) => draft.workspace))) {
      const grown = this.#head(workspace).seq - (this.#anchoredAt.get(workspace) ?? 0);
      if (grown >= ANCHOR_ROWS) this.#anchorOne(workspace);
    }
  }

  /** False while the disk takes nothing. */
  get isWritable(): boolean {
    return this.#failure === undefined;
  }

  /** Throws `audit.unwritable` while nothing can be written down: whatever acts must not begin then. */
  assertWritable(): void {
    if (this.#failure === undefined) return;
    this.flush();
    if (this.#failure === undefined) return;
    throw new ArqError(
      'audit.unwritable',
      'ARQ acts only while it can write down what it does, and its audit trail cannot be written. Make room on the disk under ARQ_HOME and try again; `arq health` tells more.',
      { cause: this.#failure },
    );
  }

  /** Notes in the anchor file how far each chain has come since it was anchored last. */
  anchor(): void {
    this.flush();
    for (const workspace of this.#workspaces()) this.#anchorOne(workspace);
  }

  /** Removes rows that began before `before` (epoch milliseconds) and tells so in the trail. Returns how many. */
  cut(workspace: string, before: number): number {
    this.flush();
    const now = this.#now();
    const rows = inTransaction(this.#database, () =>
      cutChain(this.#database, { workspace, before, now, key: this.#key }),
    );
    if (rows > 0) {
      this.note({
        at: now,
        kind: 'admin',
        tool: 'audit.cut',
        principal: { kind: 'host', workspace },
        values: { before: new Date(before).toISOString(), rows },
        risk: 'danger',
        decision: 'allow',
        reasons: [],
        outcome: 'ok',
        ms: this.#now() - now,
      });
    }
    return rows;
  }

  /** As `cut`, in every workspace. */
  cutAll(before: number): number {
    return this.#workspaces().reduce((rows, workspace) => rows + this.cut(workspace, before), 0);
  }

  /** Newest first; what waits to be written is in it. */
  query(query: AuditQuery): AuditPage {
    this.flush();
    return inStore(() => queryAudit(this.#database, query));
  }

  /** Compares every row, through a connection of its own. */
  async verify(): Promise<AuditVerdict> {
    this.flush();
    const reader = await this.#openReader();
    try {
      return await reader.verify();
    } finally {
      reader.close();
    }
  }

  /** The lines of an export, oldest first. */
  async *export(query: AuditFilter, format: ExportFormat): AsyncGenerator<string> {
    this.flush();
    const { exportLines } = await import('./audit-export.ts');
    const reader = await this.#openReader();
    try {
      yield* exportLines(reader.read(query), format);
    } finally {
      reader.close();
    }
  }

  close(): void {
    clearInterval(this.#anchorTimer);
    this.anchor();
  }

  async #openReader() {
    const { openAuditReader } = await import('./audit-reader.ts');
    return openAuditReader(this.#options.home);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  #head(workspace: string): Head {
    const row = this.#readHead.get(workspace);
    return row === undefined ? { seq: 0, hash: GENESIS } : { seq: Number(row['seq']), hash: String(row['hash']) };
  }

  #workspaces(): string[] {
    const rows = this.#database.prepare('SELECT workspace FROM audit_heads ORDER BY workspace').all();
    return rows.map((row) => String(row['workspace']));
  }

  /** What the last host began and did not live to tell. */
  #recover(): void {
    const left = this.#database.prepare('SELECT id, workspace, at, body FROM intended_acts ORDER BY id').all();
    for (const { id, workspace, at, body } of left) {
      this.#waiting.push({ workspace: String(workspace), at: Number(at), body: String(body), intended: Number(id) });
    }
    this.flush();
  }

  #append(drafts: readonly Waiting[]): void {
    const heads = new Map<string, Head>();
    for (const { workspace, at, body, intended } of drafts) {
      const before = heads.get(workspace) ?? this.#head(workspace);
      const row = { workspace, seq: before.seq + 1, at, body };
      const hash = rowHash(before.hash, row);
      this.#insert.run(workspace, row.seq, at, body, hash);
      heads.set(workspace, { seq: row.seq, hash });
      if (intended !== undefined) this.#settle.run(intended);
    }
    for (const [workspace, { seq, hash }] of heads) this.#writeHead.run(workspace, seq, hash);
  }

  #anchorOne(workspace: string): void {
    const { seq, hash } = this.#head(workspace);
    if (seq === 0 || this.#anchoredAt.get(workspace) === seq) return;
    const { home, onProblem } = this.#options;
    try {
      appendAnchor(anchorsPath(home), this.#key, { at: this.#now(), workspace, seq, hash });
      this.#anchoredAt.set(workspace, seq);
    } catch (error) {
      onProblem(error);
    }
  }
}
