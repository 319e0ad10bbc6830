/**
 * What the run service asks of its journal: unfinished runs, retention, handing over. Keeps the last views of ended
 * runs in memory, so that a sentence whose values were never placed reads as the user wrote it until ARQ restarts;
 * the journal has it without them.
 */
import type { Journal, JournalExport, RunQuery } from './journal.ts';
import type { LiveRun } from './live-run.ts';
import { type Run, runStatuses } from './run.ts';

const RETENTION = { keepRuns: 500, pictureDays: 30 } as const;
/** Pruning looks at everything, so it waits for some runs to end. */
const PRUNE_EVERY = 20;
const KEPT_VIEWS = 50;
const PAGE = 100;

export class RunStore {
  readonly #journal: Journal;
  readonly #ended = new Map<string, LiveRun>();
  #finished = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  keepView(live: LiveRun): void {
    this.#ended.set(live.id, live);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > KEPT_VIEWS && oldest !== undefined) this.#ended.delete(oldest);
  }

  forget(runId: string): void {
    const live = this.#ended.get(runId);
    if (live !== undefined) live.isDeleted = true;
    this.#ended.delete(runId);
  }

  async find(runId: string): Promise<Run | undefined> {
    return this.#ended.get(runId)?.view() ?? this.#journal.findRun(runId);
  }

  async list(query: RunQuery): Promise<Run[]> {
    const runs = await this.#journal.listRuns(query);
    return runs.map((run) => this.#ended.get(run.id)?.view() ?? run);
  }

  async listUnfinished(runtime: Run['runtime']): Promise<Run[]> {
    const statuses = runStatuses.filter((status) => !['done', 'failed', 'stopped', 'in_doubt'].includes(status));
    const runs = await this.#journal.listRuns({ statuses });
    return runs.filter((run) => run.runtime === runtime && run.endedAt === undefined);
  }

  async prune(): Promise<void> {
    await this.#journal.prune(RETENTION);
  }

  async noteFinished(): Promise<void> {
    this.#finished += 1;
    if (this.#finished % PRUNE_EVERY === 0) await this.prune();
  }

  /** Returns how many the other side took. What it did not accept stays here for the next time. */
  async handOver(
    send: (runs: JournalExport[]) => Promise<readonly string[]>,
    isLive: (runId: string) => boolean,
  ): Promise<number> {
    let handed = 0;
    let before: number | undefined;
    for (;;) {
      const page = await this.#journal.listRuns({ limit: PAGE, ...(before !== undefined && { before }) });
      for (const run of page) {
        if (run.endedAt === undefined || isLive(run.id)) continue;
        const data = await this.#journal.exportRun(run.id);
        if (data === undefined || !(await send([data])).includes(run.id)) continue;
        this.forget(run.id);
        await this.#journal.deleteRun(run.id);
        handed += 1;
      }
      before = page.at(-1)?.createdAt;
      if (before === undefined || page.length < PAGE) return handed;
    }
  }
}
