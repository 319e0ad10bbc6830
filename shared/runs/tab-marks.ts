/**
 * The visible mark of each acting run in its tab. Owns which tab is marked for which run; best effort, in order, and
 * never in the way of a step.
 */
import type { ToolCall } from '../tools/call-path.ts';
import type { LiveRun } from './live-run.ts';

/** A browser that hangs must not hold up the marks of the others. */
const MARK_TIMEOUT_MS = 10_000;

export class TabMarks {
  readonly #callTool: (call: ToolCall) => Promise<unknown>;
  readonly #marked = new Map<string, string>();
  #calling: Promise<void> = Promise.resolve();

  constructor(callTool: (call: ToolCall) => Promise<unknown>) {
    this.#callTool = callTool;
  }

  /** Marks `tab` for the run and takes the mark off the tab it had; `undefined` only takes it off. */
  moveTo(live: LiveRun, tab: string | undefined): void {
    const before = this.#marked.get(live.id);
    if (before === tab) return;
    if (before !== undefined) this.#set(live, before, false);
    if (tab === undefined) this.#marked.delete(live.id);
    else {
      this.#marked.set(live.id, tab);
      this.#set(live, tab, true);
    }
  }

  #set(live: LiveRun, tab: string, on: boolean): void {
    const call: ToolCall = {
      tool: 'page_mark',
      input: { runId: live.id, on, tab },
      principal: live.raw.principal,
      isInternal: true,
      runId: live.id,
      // Not the run's own signal: the mark must go when the run was stopped.
      signal: AbortSignal.timeout(MARK_TIMEOUT_MS),
    };
    this.#calling = this.#callAfter(this.#calling, call);
  }

  async #callAfter(before: Promise<void>, call: ToolCall): Promise<void> {
    await before;
    try {
      await this.#callTool(call);
    } catch {
      // A tab that is gone or may not be entered shows no mark; the run itself says so when it acts there.
    }
  }
}
