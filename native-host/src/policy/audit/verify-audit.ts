/**
 * Reads the whole audit trail in the order of its chains and compares every row with its hash, every chain with its
 * end, its cut and its anchors. Only reads; needs no host, so that nobody has to trust the one that wrote it.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { AuditVerdict } from '../../../../shared/policy/audit-record.ts';
import { type Anchor, readAnchors } from './audit-anchors.ts';
import { readCuts } from './audit-retention.ts';
import { GENESIS, readRow, recordOf, rowHash } from './audit-row.ts';

type Problem = NonNullable<AuditVerdict['problem']>;

/** A chain with so many rows has been anchored: then a missing anchor file has been removed. */
const SURELY_ANCHORED = 2_000;

class Altered extends Error {
  readonly problem: Problem;

  constructor(workspace: string, seq: number, what: string) {
    super(what);
    this.problem = { workspace, seq, what };
  }
}

interface Chain {
  readonly workspace: string;
  readonly end: { readonly seq: number; readonly hash: string };
  readonly anchors: ReadonlyMap<number, Anchor>;
  seq: number;
  hash: string;
}

export interface VerifyOptions {
  readonly anchorsPath: string;
  /** Without it signatures are not compared. */
  readonly key?: string | undefined;
}

/** How many rows are compared at a stretch. */
const STRETCH = 500;

/** Never throws for what the trail holds. */
export function verifyAudit(database: DatabaseSync, options: VerifyOptions): AuditVerdict {
  const work = verifying(database, options);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** As `verifyAudit`, but lets others work in between. The connection must be nobody else's meanwhile. */
export async function verifyAuditAside(database: DatabaseSync, options: VerifyOptions): Promise<AuditVerdict> {
  const work = verifying(database, options);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
  }
}

function* verifying(database: DatabaseSync, options: VerifyOptions): Generator<undefined, AuditVerdict> {
  const seen = { rows: 0, workspaces: 0, anchors: 0 };
  try {
    yield* compareAll(database, options, seen);
    return { isIntact: true, ...seen };
  } catch (error) {
    if (error instanceof Altered) return { isIntact: false, ...seen, problem: error.problem };
    const what = `The table cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { isIntact: false, ...seen, problem: { workspace: '', seq: 0, what } };
  }
}

type Seen = { rows: number; workspaces: number; anchors: number };

function* compareAll(
  database: DatabaseSync,
  { anchorsPath, key }: VerifyOptions,
  seen: Seen,
): Generator<undefined, void> {
  // Before the tables: what was anchored has been committed by then, what comes later is in neither.
  const anchorFile = readAnchors(anchorsPath, key);
  const { cuts, forged } = readCuts(database, key);
  if (forged !== undefined) {
    throw new Altered(forged.workspace, forged.upTo, 'The stub that retention left here is not signed by this ARQ.');
  }
  const anchors = Map.groupBy(anchorFile?.anchors ?? [], ({ workspace }) => workspace);
  const chains: Chain[] = database
    .prepare('SELECT workspace, seq, hash FROM audit_heads ORDER BY workspace')
    .all()
    .map((row) => {
      const workspace = String(row['workspace']);
      const cut = cuts.get(workspace);
      return {
        workspace,
        end: { seq: Number(row['seq']), hash: String(row['hash']) },
        anchors: new Map((anchors.get(workspace) ?? []).map((anchor) => [anchor.seq, anchor])),
        seq: cut?.upTo ?? 0,
        hash: cut?.hash ?? GENESIS,
      };
    });
  seen.workspaces = chains.length;
  yield* compareRows(database, chains, seen);
  for (const [workspace, [first]] of anchors) {
    if (!chains.some((chain) => chain.workspace === workspace))
      throw new Altered(workspace, first?.seq ?? 0, 'The anchors know this workspace, and its chain is gone.');
  }
  if (anchorFile?.damagedLine !== undefined)
    throw new Altered('', 0, `Line ${anchorFile.damagedLine} of the anchor file is not signed by this ARQ.`);
  if (anchorFile === undefined && chains.some(({ end }) => end.seq >= SURELY_ANCHORED))
    throw new Altered('', 0, 'The anchor file is gone.');
}

function* compareRows(database: DatabaseSync, chains: readonly Chain[], seen: Seen): Generator<undefined, void> {
  const rows = database.prepare('SELECT workspace, seq, at, body, hash FROM audit ORDER BY workspace, seq').iterate();
  let place = 0;
  for (;;) {
    // Chains that have come to their end.
    while (chains[place] !== undefined && isAtEnd(chains[place])) {
      finish(chains[place]);
      place += 1;
    }
    const chain = chains[place];
    const cells = nextRow(rows, chain);
    if (cells === undefined) {
      if (chain === undefined) return;
      throw new Altered(chain.workspace, chain.seq + 1, 'The row is missing.');
    }
    const row = readRow(cells);
    if (chain === undefined) {
      throw new Altered(row?.workspace ?? '', row?.seq ?? 0, 'The row follows the end of its chain.');
    }
    const expected = chain.seq + 1;
    if (row === undefined) throw new Altered(chain.workspace, expected, 'The row holds what ARQ does not write.');
    if (row.workspace !== chain.workspace || row.seq !== expected)
      throw new Altered(chain.workspace, expected, 'The row is missing, or stands where another should be.');
    if (rowHash(chain.hash, row) !== row.hash) throw new Altered(chain.workspace, expected, 'The row was altered.');
    if (recordOf(row) === undefined) {
      throw new Altered(chain.workspace, expected, 'The row holds what ARQ does not write.');
    }
    const anchor = chain.anchors.get(row.seq);
    if (anchor !== undefined && anchor.hash !== row.hash) {
      const since = [...chain.anchors.keys()].filter((seq) => seq < row.seq).reduce((a, b) => Math.max(a, b), 0);
      throw new Altered(
        chain.workspace,
        since + 1,
        `The rows from here to ${row.seq} were written anew: they do not lead to what was anchored on ${new Date(anchor.at).toISOString()}.`,
      );
    }
    if (anchor !== undefined) seen.anchors += 1;
    seen.rows += 1;
    chain.seq = row.seq;
    chain.hash = row.hash;
    if (seen.rows % STRETCH === 0) yield;
  }
}

const isAtEnd = (chain: Chain | undefined): chain is Chain => chain !== undefined && chain.seq >= chain.end.seq;

function finish(chain: Chain | undefined): void {
  if (chain === undefined) return;
  if (chain.seq !== chain.end.seq || chain.hash !== chain.end.hash)
    throw new Altered(chain.workspace, chain.seq, 'The chain does not end as it was written.');
  for (const { seq, at } of chain.anchors.values()) {
    if (seq > chain.seq)
      throw new Altered(
        chain.workspace,
        chain.seq + 1,
        `The rows from here to ${seq} are missing: they were anchored on ${new Date(at).toISOString()}.`,
      );
  }
}

/** A page that SQLite cannot read hides the row that should come next. */
function nextRow(rows: ReturnType<ReturnType<DatabaseSync['prepare']>['iterate']>, chain: Chain | undefined) {
  try {
    const next = rows.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Altered(chain?.workspace ?? '', (chain?.seq ?? -1) + 1, `The row cannot be read: ${why}.`);
  }
}
