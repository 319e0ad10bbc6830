import type { Run, RunStatus } from './run.ts';

/** One row of a run's journal: what happened, in order. Append-only; rows carry a checksum in the stores. */
export interface JournalEvent {
  readonly runId: string;
  /** 1, 2, 3 … within the run. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Past tense: `run.created`, `step.intended`, `step.done`, `approval.asked` … */
  readonly type: string;
  /** JSON. Never holds the value of a private field. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Picture {
  readonly id: string;
  readonly runId: string;
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'application/pdf';
  /** Base64 of the file. */
  readonly base64: string;
  readonly at: number;
}

export interface RunQuery {
  readonly limit?: number | undefined;
  readonly statuses?: readonly RunStatus[] | undefined;
  /** Only those that this one began. */
  readonly principal?: Pick<Run['principal'], 'kind' | 'id'> | undefined;
  /** Runs created before this time, for paging. */
  readonly before?: number | undefined;
  /** With `before`: also those created at that very time whose id is smaller, so that a page ends between any two runs. */
  readonly beforeId?: string | undefined;
}

/** A finished run on its way from the extension's journal to the host's. */
export interface JournalExport {
  readonly run: Run;
  readonly events: readonly JournalEvent[];
  readonly pictures: readonly Picture[];
}

/**
 * Where runs are written down. Built on SQLite in the host and on Dexie in the extension.
 * `append` resolves only when the events are durable; the run's projection is saved in the same transaction.
 */
export interface Journal {
  append(run: Run, events: readonly JournalEvent[]): Promise<void>;
  findRun(runId: string): Promise<Run | undefined>;
  listRuns(query: RunQuery): Promise<Run[]>;
  readEvents(runId: string): Promise<JournalEvent[]>;
  putPicture(picture: Picture): Promise<void>;
  findPicture(id: string): Promise<Picture | undefined>;
  deleteRun(runId: string): Promise<void>;
  /** Deletes finished runs beyond the newest `keepRuns` and pictures older than `pictureDays`. Returns the number of runs deleted. */
  prune(limits: { readonly keepRuns: number; readonly pictureDays: number }): Promise<number>;
  exportRun(runId: string): Promise<JournalExport | undefined>;
  /** Idempotent by run id. */
  importRun(data: JournalExport): Promise<void>;
}
