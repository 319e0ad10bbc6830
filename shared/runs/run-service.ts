/**
 * The run service: starts runs, carries them out, lets people steer them. Built by the host and by the extension's
 * background from this one class. Owns the runs that live in this process; the journal is authoritative for the rest
 * and for everything after a restart. Values of fields that nobody has looked at yet are in memory here and nowhere else.
 */
import type { Principal } from '../policy/principal.ts';
import { ArqError, toArqError } from '../protocol/errors.ts';
import type { ToolInput, ToolOutput } from '../tools/types.ts';
import type { JournalEvent, JournalExport, RunQuery } from './journal.ts';
import { assertRoomFor } from './assert-room-for.ts';
import { type ApprovalDecision, LiveRun, type LiveRunOptions } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { needsTab, newRun, ownSitesOf, type StartTab } from './new-run.ts';
import { recoverRun } from './recover.ts';
import type { RunChange, RunServiceDeps } from './run-service-deps.ts';
import type { Run, RunStatus } from './run.ts';
import { RunDriver } from './run-driver.ts';
import { RunStore } from './run-store.ts';
import { sleep } from './sleep.ts';

export type { RunChange, RunServiceDeps } from './run-service-deps.ts';

/** In these a run goes on by itself; in all others it has ended or needs somebody. */
const GOING_ON: readonly RunStatus[] = ['queued', 'running'];

export class RunService {
  readonly #deps: RunServiceDeps;
  readonly #live = new Map<string, LiveRun>();
  readonly #driver: RunDriver;
  readonly #store: RunStore;
  readonly #listeners = new Set<(change: RunChange) => void>();

  constructor(deps: RunServiceDeps) {
    this.#deps = deps;
    this.#store = new RunStore(deps.journal);
    this.#driver = new RunDriver(deps, {
      findLive: (runId) => this.#live.get(runId),
      onEnd: (live) => this.#retire(live),
    });
  }

  /** At start: runs that the last process left unfinished become `stopped` or `in_doubt`, as the journal says. */
  async recover(): Promise<void> {
    for (const run of await this.#store.listUnfinished(this.#deps.runtime)) {
      if (this.#live.has(run.id)) continue;
      try {
        const recovered = recoverRun(run, await this.#deps.journal.readEvents(run.id), this.#deps.now());
        await this.#deps.journal.append(recovered.run, [recovered.event]);
        this.#tell({ kind: 'changed', run: recovered.run });
      } catch (error) {
        // One damaged run must not keep the others from being recovered.
        this.#onProblem(error);
      }
    }
    // A disk that is full must not keep the host from starting.
    await this.#store.prune().catch((error: unknown) => this.#onProblem(error));
  }

  /** Plans and journals the run, then returns; carrying it out goes on. Throws `policy.caller_refused`, `policy.too_many_runs`, `tabs.not_found`, `store.*`. */
  async start(input: ToolInput<'runs_start'>, principal: Principal, trace?: string): Promise<Run> {
    if (input.approve !== undefined && principal.kind !== 'cli') {
      throw new ArqError(
        'policy.caller_refused',
        'Only the command line can approve beforehand. Leave out approve; the user is asked.',
      );
    }
    assertRoomFor(principal, this.#live.values());
    const planned = await this.#deps.plan(input.command);
    const { runtime } = this.#deps;
    const draft = { id: this.#deps.newId('r'), command: input.command, principal, runtime, now: this.#deps.now() };
    const sketch = newRun({ ...draft, tab: undefined }, planned);
    const run =
      needsTab(sketch) || input.tab !== undefined
        ? newRun({ ...draft, tab: await this.#findTab(input.tab, principal) }, planned)
        : sketch;
    const live = this.#admit(run, { approve: input.approve, trace });
    try {
      await live.record('run.created', {
        principal,
        runtime,
        ...(input.approve !== undefined && { approve: input.approve }),
        ...(trace !== undefined && { trace }),
      });
    } catch (error) {
      this.#live.delete(run.id);
      throw error;
    }
    // Stopped while its beginning was written down: it has its end already.
    if (live.hasEnded) return live.view();
    if (planned.kind === 'question') {
      await live.end('question', planned.message, { code: planned.code });
      this.#retire(live);
    } else if (input.planOnly !== true) this.#driver.launch(live);
    else this.#tell({ kind: 'changed', run: live.view() });
    return live.view();
  }

  /** Resolves when the run no longer goes on by itself (ended, question, waiting, paused, planned), or after `waitMs`. */
  async waitFor(runId: string, waitMs: number, signal: AbortSignal): Promise<Run> {
    const enough = new AbortController();
    const { promise: settled, resolve } = Promise.withResolvers<void>();
    const unwatch = this.watch((change) => {
      const id = change.kind === 'deleted' ? change.runId : change.run.id;
      if (id === runId && (change.kind === 'deleted' || !GOING_ON.includes(change.run.status))) resolve();
    });
    try {
      const run = await this.get(runId);
      if (!GOING_ON.includes(run.status) || waitMs <= 0) return run;
      await Promise.race([settled, (this.#deps.sleep ?? sleep)(waitMs, AbortSignal.any([signal, enough.signal]))]);
    } finally {
      enough.abort();
      unwatch();
    }
    return this.get(runId);
  }

  /** Throws `runs.not_found`. */
  async get(runId: string): Promise<Run> {
    const run = this.#live.get(runId)?.view() ?? (await this.#store.find(runId));
    if (run === undefined) throw new ArqError('runs.not_found', `There is no run ${runId}. See runs_list.`);
    return run;
  }

  events(runId: string): Promise<JournalEvent[]> {
    return this.#deps.journal.readEvents(runId);
  }

  /** Newest first. */
  async list(query: RunQuery): Promise<Run[]> {
    const runs = await this.#store.list(query);
    return runs.map((run) => this.#live.get(run.id)?.view() ?? run);
  }

  /** Stops one run or all; resolves with the ids of those that this ended. */
  async stop(which: { readonly runId: string } | { readonly all: true }): Promise<string[]> {
    if ('runId' in which) await this.get(which.runId);
    const chosen = [...this.#live.values()].filter(
      (live) => !live.hasEnded && ('all' in which || live.id === which.runId),
    );
    await Promise.all(chosen.map((live) => this.#stopOne(live)));
    return chosen.map(({ id }) => id);
  }

  /** False when another decision came first, or nothing waits for this one. */
  async approve(
    runId: string,
    approvalId: string,
    decision: ApprovalDecision,
    by?: Principal['kind'],
  ): Promise<boolean> {
    await this.get(runId);
    return this.#live.get(runId)?.decide(approvalId, decision, by) ?? false;
  }

  /** False when the run does not ask, or offers no such choice. */
  async answer(runId: string, choice: string): Promise<boolean> {
    await this.get(runId);
    return this.#live.get(runId)?.answer(choice) ?? false;
  }

  /** Takes effect before the next step. */
  async pause(runId: string, reason?: string): Promise<boolean> {
    const run = await this.get(runId);
    return this.#live.get(runId)?.pause(reason ?? messagesIn(run.language).paused) ?? false;
  }

  /** Goes on with a paused run, or begins a planned one. */
  async resume(runId: string): Promise<boolean> {
    await this.get(runId);
    const live = this.#live.get(runId);
    if (live === undefined || live.hasEnded) return false;
    if (live.status === 'planned') {
      this.#driver.launch(live);
      return true;
    }
    return live.resume();
  }

  /** Deletes a finished run with journal and pictures. Throws `runs.still_active`. */
  async delete(runId: string): Promise<boolean> {
    await this.get(runId).catch((error: unknown) => {
      // What cannot be read any more can still be deleted, as its error advises.
      if (toArqError(error).code !== 'store.row_damaged') throw error;
    });
    const live = this.#live.get(runId);
    if (live !== undefined && !live.hasEnded) {
      throw new ArqError('runs.still_active', 'The run has not ended. Stop it with runs_stop, then delete it.');
    }
    // Its end may still be on the way to the journal, and would bring it back.
    if (live !== undefined) {
      live.isDeleted = true;
      await live.ended;
    }
    this.#store.forget(runId);
    await this.#deps.journal.deleteRun(runId);
    this.#tell({ kind: 'deleted', runId });
    return true;
  }

  /** Told of every change, with what people may see. Returns the function that ends it. */
  watch(listener: (change: RunChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  unfinished(): Run[] {
    return [...this.#live.values()].filter((live) => !live.hasEnded).map((live) => live.view());
  }

  /** The user typed or clicked in a tab where the run acts: it pauses before its next step. Another tab's word counts nothing. */
  noteUserActed(runId: string, tab: string): void {
    const live = this.#live.get(runId);
    if (live?.status === 'running' && live.tab === tab) live.pause(messagesIn(live.raw.language).userActed);
  }

  /** Ends the runs of that tab, except one that closes it itself. */
  noteTabClosed(tab: string): void {
    for (const live of this.#live.values()) {
      if (live.tab !== tab || live.hasEnded || live.closingTab === tab) continue;
      const error = new ArqError('tabs.closed', messagesIn(live.raw.language).tabClosed);
      live.stop(error);
      if (live.status === 'planned') void this.#endUnstarted(live, 'failed', error.message);
    }
  }

  /** Takes over finished runs of another runtime; idempotent. Returns the ids that are stored now. */
  async importRuns(exports: readonly JournalExport[]): Promise<string[]> {
    const accepted: string[] = [];
    for (const entry of exports) {
      await this.#deps.journal.importRun(entry);
      accepted.push(entry.run.id);
      this.#tell({ kind: 'changed', run: entry.run });
    }
    return accepted;
  }

  /** Hands every finished run over, one at a time, and deletes here what the other side has stored. */
  async handOver(send: (runs: JournalExport[]) => Promise<readonly string[]>): Promise<number> {
    return this.#store.handOver(send, (runId) => this.#live.has(runId));
  }

  async #findTab(tab: string | undefined, principal: Principal): Promise<StartTab | undefined> {
    if (tab === undefined) {
      // Without a tab a run may still open one; a step that needs it says so.
      return this.#deps.currentTab(principal).catch(() => undefined);
    }
    const call = { tool: 'tabs_list', input: {}, principal, isInternal: true, signal: new AbortController().signal };
    const { tabs } = (await this.#deps.callTool(call)) as ToolOutput<'tabs_list'>;
    const found = tabs.find((entry) => entry.tab === tab);
    if (found === undefined) throw new ArqError('tabs.not_found', `There is no tab ${tab}. See tabs_list.`);
    return found;
  }

  #admit(run: Run, options: LiveRunOptions): LiveRun {
    const live: LiveRun = new LiveRun(run, options, {
      journal: this.#deps.journal,
      now: () => this.#deps.now(),
      onChange: (view) => this.#tell({ kind: 'changed', run: view }),
    });
    live.ownSites.push(...ownSitesOf(run));
    this.#live.set(run.id, live);
    return live;
  }

  #retire(live: LiveRun): void {
    this.#live.delete(live.id);
    if (live.isDeleted) return;
    this.#store.keepView(live);
    // Told once more: only now is its end stored, and the run ready to be handed over.
    this.#tell({ kind: 'changed', run: live.view() });
    this.#store.noteFinished().catch((error: unknown) => this.#onProblem(error));
  }

  async #stopOne(live: LiveRun): Promise<void> {
    const message = messagesIn(live.raw.language).stopped;
    live.stop(new ArqError('run.stopped', message));
    if (live.status === 'planned') await this.#endUnstarted(live, 'stopped', message);
    else await live.ended;
  }

  async #endUnstarted(live: LiveRun, status: 'stopped' | 'failed', message: string): Promise<void> {
    await live.end(status, message).catch((error: unknown) => this.#onProblem(error));
    this.#retire(live);
  }

  #onProblem(problem: unknown): void {
    this.#deps.onProblem?.(problem);
  }

  #tell(change: RunChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#onProblem(error);
      }
    }
  }
}
