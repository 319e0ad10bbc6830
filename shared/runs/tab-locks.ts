/**
 * One acting run per tab. Owns who holds which tab and who waits for it, in order; in memory, since a restart ends
 * every run of the runtime.
 */
import { orAbort } from './or-abort.ts';

export class TabLocks {
  readonly #holders = new Map<string, string>();
  readonly #waiting = new Map<string, { readonly runId: string; readonly grant: () => void }[]>();

  findHolder(tab: string): string | undefined {
    return this.#holders.get(tab);
  }

  /** Takes the tab if it is free or already this run's. */
  tryTake(tab: string, runId: string): boolean {
    const holder = this.#holders.get(tab);
    if (holder !== undefined && holder !== runId) return false;
    this.#holders.set(tab, runId);
    return true;
  }

  /** Resolves when the tab is this run's; rejects with the signal's reason when that aborts first. */
  async take(tab: string, runId: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.tryTake(tab, runId)) return;
    const queue = this.#waiting.get(tab) ?? [];
    this.#waiting.set(tab, queue);
    const { promise, resolve } = Promise.withResolvers<void>();
    const entry = { runId, grant: resolve };
    queue.push(entry);
    try {
      await orAbort(promise, signal);
    } catch (error) {
      const place = queue.indexOf(entry);
      // Granted in the same moment: then the next in line gets it.
      if (place >= 0) queue.splice(place, 1);
      else this.#release(tab);
      throw error;
    }
  }

  /** Gives up every tab that the run holds; the next in line gets each. */
  releaseAll(runId: string): void {
    for (const [tab, holder] of this.#holders) if (holder === runId) this.#release(tab);
  }

  #release(tab: string): void {
    const next = this.#waiting.get(tab)?.shift();
    if (next === undefined) {
      this.#holders.delete(tab);
      this.#waiting.delete(tab);
      return;
    }
    this.#holders.set(tab, next.runId);
    next.grant();
  }
}
