/**
 * The extension's journal of runs, on IndexedDB. Owns the database `arq-journal` with its tables runs, events and
 * pictures. Runs in the background alone. Transactions ask for strict durability, so that an append is on the disk
 * when it resolves; the journal is authoritative for runs that began without a host, until the host takes them over.
 */
import { type Collection, Dexie, type Table } from 'dexie';
import { picture as pictureSchema } from '../../shared/protocol/methods.ts';
import { ArqError, toArqError } from '../../shared/protocol/errors.ts';
import type { Journal, JournalEvent, JournalExport, Picture, RunQuery } from '../../shared/runs/journal.ts';
import { run as runSchema, type Run } from '../../shared/runs/run.ts';
import { rowChecksum } from './row-checksum.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Stored<Value> {
  readonly value: Value;
  readonly checksum: number;
}
interface RunRow extends Stored<Run> {
  readonly id: string;
  readonly createdAt: number;
}
interface EventRow extends Stored<JournalEvent> {
  readonly runId: string;
  readonly seq: number;
}
interface PictureRow extends Stored<Picture> {
  readonly id: string;
  readonly runId: string;
  readonly at: number;
}

function unwrap<Value>(what: string, { value, checksum }: Stored<Value>): Value {
  if (rowChecksum(value) === checksum) return value;
  throw new ArqError(
    'store.row_damaged',
    `The stored ${what} is damaged: it is not what ARQ wrote. Delete that run; others are not affected.`,
  );
}

const runRow = (run: Run): RunRow => ({ id: run.id, createdAt: run.createdAt, value: run, checksum: rowChecksum(run) });
const eventRow = (event: JournalEvent): EventRow => ({
  runId: event.runId,
  seq: event.seq,
  value: event,
  checksum: rowChecksum(event),
});
const pictureRow = (picture: Picture): PictureRow => ({
  id: picture.id,
  runId: picture.runId,
  at: picture.at,
  value: picture,
  checksum: rowChecksum(picture),
});

// A Dexie collection, not an array: it only notes the direction.
// oxlint-disable-next-line unicorn/no-array-reverse
const newestFirst = (rows: Collection<RunRow, string>) => rows.reverse();

async function inStore<Value>(work: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const isFull = error instanceof Error && `${error.name} ${error.message}`.includes('QuotaExceeded');
    if (isFull) {
      throw new ArqError(
        'store.full',
        'The browser has no room left, so nothing more can be written down. Make room, then start again; what was done so far is kept.',
        { cause: error },
      );
    }
    throw toArqError(error, 'store.failed');
  }
}

export class DexieJournal implements Journal {
  readonly #database: Dexie;
  readonly #runs: Table<RunRow, string>;
  readonly #events: Table<EventRow, [string, number]>;
  readonly #pictures: Table<PictureRow, string>;

  constructor(name = 'arq-journal') {
    this.#database = new Dexie(name, { chromeTransactionDurability: 'strict' });
    this.#database.version(1).stores({
      runs: 'id, createdAt',
      events: '[runId+seq], runId',
      pictures: 'id, runId, at',
    });
    this.#runs = this.#database.table('runs');
    this.#events = this.#database.table('events');
    this.#pictures = this.#database.table('pictures');
  }

  close(): void {
    this.#database.close();
  }

  async append(run: Run, events: readonly JournalEvent[]): Promise<void> {
    await inStore(() =>
      this.#database.transaction('rw', this.#runs, this.#events, async () => {
        const stored = await this.#runs.get(run.id);
        if (stored === undefined || stored.value.version <= run.version) await this.#runs.put(runRow(run));
        await this.#events.bulkAdd(events.map(eventRow));
      }),
    );
  }

  async findRun(runId: string): Promise<Run | undefined> {
    const row = await inStore(() => this.#runs.get(runId));
    return row === undefined ? undefined : runSchema.parse(unwrap(`run ${runId}`, row));
  }

  /** Newest first. A damaged run is left out; asking for it by id tells the error. */
  async listRuns(query: RunQuery): Promise<Run[]> {
    const { limit = Infinity, statuses, principal, before } = query;
    const isMeant = (run: Run) =>
      (statuses?.includes(run.status) ?? true) &&
      (principal === undefined || (run.principal.kind === principal.kind && run.principal.id === principal.id));
    const rows = await inStore(() => {
      const older =
        before === undefined ? this.#runs.orderBy('createdAt') : this.#runs.where('createdAt').below(before);
      const wanted = newestFirst(older).filter(({ value }) => isMeant(value));
      return (Number.isFinite(limit) ? wanted.limit(limit) : wanted).toArray();
    });
    const intact = rows.filter(({ value, checksum }) => rowChecksum(value) === checksum);
    return intact.flatMap(({ value }) => {
      const parsed = runSchema.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async readEvents(runId: string): Promise<JournalEvent[]> {
    const rows = await inStore(() => this.#events.where('runId').equals(runId).sortBy('seq'));
    return rows.map((row) => unwrap(`event ${row.seq} of run ${runId}`, row));
  }

  async putPicture(picture: Picture): Promise<void> {
    await inStore(() => this.#pictures.put(pictureRow(picture)));
  }

  async findPicture(id: string): Promise<Picture | undefined> {
    const row = await inStore(() => this.#pictures.get(id));
    return row === undefined ? undefined : pictureSchema.parse(unwrap(`picture ${id}`, row));
  }

  async deleteRun(runId: string): Promise<void> {
    await inStore(() => this.#inAll(async () => this.#deleteAll([runId])));
  }

  async prune(limits: { readonly keepRuns: number; readonly pictureDays: number }): Promise<number> {
    return inStore(() =>
      this.#inAll(async () => {
        await this.#pictures
          .where('at')
          .below(Date.now() - limits.pictureDays * DAY_MS)
          .delete();
        const finished = newestFirst(this.#runs.orderBy('createdAt')).filter(
          ({ value }) => value.endedAt !== undefined,
        );
        const surplus = await finished.offset(limits.keepRuns).primaryKeys();
        await this.#deleteAll(surplus);
        return surplus.length;
      }),
    );
  }

  async exportRun(runId: string): Promise<JournalExport | undefined> {
    const run = await this.findRun(runId);
    if (run === undefined) return undefined;
    const rows = await inStore(() => this.#pictures.where('runId').equals(runId).sortBy('at'));
    const pictures = rows.map((row) => pictureSchema.parse(unwrap(`picture ${row.id}`, row)));
    return { run, events: await this.readEvents(runId), pictures };
  }

  /** Idempotent by run id: what is stored already stays as it is. */
  async importRun(data: JournalExport): Promise<void> {
    await inStore(() =>
      this.#inAll(async () => {
        if ((await this.#runs.get(data.run.id)) !== undefined) return;
        await this.#runs.put(runRow(data.run));
        await this.#events.bulkPut(data.events.map(eventRow));
        await this.#pictures.bulkPut(data.pictures.map(pictureRow));
      }),
    );
  }

  #inAll<Value>(work: () => Promise<Value>): PromiseLike<Value> {
    return this.#database.transaction('rw', this.#runs, this.#events, this.#pictures, work);
  }

  async #deleteAll(runIds: readonly string[]): Promise<void> {
    await this.#runs.bulkDelete([...runIds]);
    await this.#events.where('runId').anyOf(runIds).delete();
    await this.#pictures.where('runId').anyOf(runIds).delete();
  }
}
