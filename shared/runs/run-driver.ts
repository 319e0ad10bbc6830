/**
 * Takes runs from “planned” to their end: one acting run per tab, its mark in the page, then the executor. Owns which
 * run holds which tab; the runs themselves belong to the run service.
 */
import { ArqError, toArqError } from '../protocol/errors.ts';
import { executeRun } from './executor.ts';
import type { ExecutorDeps } from './executor-deps.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { isActing } from './new-run.ts';
import type { RunServiceDeps } from './run-service-deps.ts';
import { sleep } from './sleep.ts';
import { TabLocks } from './tab-locks.ts';
import { TabMarks } from './tab-marks.ts';

export interface RunOwner {
  findLive(runId: string): LiveRun | undefined;
  /** The run has ended; its tab is free again. */
  onEnd(live: LiveRun): void;
}

export class RunDriver {
  readonly #owner: RunOwner;
  readonly #locks: TabLocks;
  readonly #marks: TabMarks;
  readonly #executor: ExecutorDeps;

  constructor(deps: RunServiceDeps, owner: RunOwner) {
    this.#owner = owner;
    this.#locks = deps.tabLocks ?? new TabLocks();
    this.#marks = new TabMarks((call) => deps.callTool(call));
    this.#executor = {
      callTool: (call) => deps.callTool(call),
      currentTab: (principal) => deps.currentTab(principal),
      chooseBrowser: async (owner, signal) => deps.chooseBrowser?.(owner, signal),
      isNeverSite: (site, principal) => deps.isNeverSite(site, principal),
      granted: (step, site) => deps.granted?.(step, site) ?? 'read',
      explain: async (tool, input, principal) => (await deps.explain?.(tool, input, principal)) ?? [],
      settle: async (tool, input, context) => (await deps.settle?.(tool, input, context)) ?? input,
      holdsTab: (principal, tab) => deps.holdsTab?.(principal, tab) ?? false,
      saveFile: (runId, index, mime, base64) => deps.saveFile(runId, index, mime, base64),
      now: () => deps.now(),
      newId: (prefix) => deps.newId(prefix),
      journal: deps.journal,
      sleep: deps.sleep ?? sleep,
      moveTo: (live, tab) => this.#moveTo(live, tab),
      onProblem: (problem) => deps.onProblem?.(problem),
    };
  }

  /** Begins carrying out; `queued` when another run holds the tab. */
  launch(live: LiveRun): void {
    const { tab } = live;
    const holder = tab === undefined || !isActing(live.raw) ? undefined : this.#locks.findHolder(tab);
    const command = holder === undefined ? '' : (this.#owner.findLive(holder)?.view().command ?? '');
    live.update(
      holder === undefined
        ? { status: 'running', message: '' }
        : { status: 'queued', message: messagesIn(live.raw.language).queuedBehind(command) },
    );
    void this.#drive(live, holder !== undefined);
  }

  async #drive(live: LiveRun, isQueued: boolean): Promise<void> {
    const isMarked = isActing(live.raw);
    try {
      if (isQueued) await live.record('run.queued');
      if (isMarked && live.tab !== undefined) await this.#locks.take(live.tab, live.id, live.signal);
      if (isQueued) live.update({ status: 'running', message: '' });
      await live.record('run.started', live.tab === undefined ? {} : { tab: live.tab });
      if (isMarked) this.#marks.moveTo(live, live.tab);
      await executeRun(this.#executor, live);
    } catch (error) {
      const { code, message } = toArqError(error);
      // A run that had not begun yet, or a journal that cannot take its end.
      if (!live.hasEnded)
        await live
          .end(code === 'run.stopped' ? 'stopped' : 'failed', message)
          .catch((problem: unknown) => this.#executor.onProblem(problem));
      if (code.startsWith('store.')) this.#executor.onProblem(error);
    } finally {
      this.#marks.moveTo(live, undefined);
      this.#locks.releaseAll(live.id);
      this.#owner.onEnd(live);
    }
  }

  #moveTo(live: LiveRun, tab: string): void {
    if (live.tab === tab) return;
    if (isActing(live.raw)) {
      if (!this.#locks.tryTake(tab, live.id)) {
        const holder = this.#locks.findHolder(tab) ?? '';
        const command = this.#owner.findLive(holder)?.view().command ?? holder;
        throw new ArqError('runs.tab_busy', messagesIn(live.raw.language).tabBusy(command), { data: { holder } });
      }
      this.#marks.moveTo(live, tab);
    }
    live.update({ tab });
  }
}
