/**
 * Readings of the sensors for all who follow them. One sampler for everybody: it runs as often as the one in the
 * greatest hurry wants, and not at all while nobody listens.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { ToolOutput } from '../../../../shared/tools/types.ts';

export interface Usage {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly data: ToolOutput<'system_usage'>;
}

interface Listener {
  readonly everyMs: number;
  readonly hear: (usage: Usage) => void;
  /** By `performance.now()`. */
  dueAt: number;
}

export interface UsageSamplerDeps {
  /** A reading takes about half a second of waiting. */
  read(signal: AbortSignal): Promise<ToolOutput<'system_usage'>>;
  onProblem(problem: unknown): void;
}

/** After a reading that failed. */
const RETRY_MS = 10_000;

export class UsageSampler {
  readonly #deps: UsageSamplerDeps;
  readonly #listeners = new Set<Listener>();
  #running: AbortController | undefined;
  /** Ends the wait when somebody comes who wants a reading sooner. */
  #waiting: AbortController | undefined;

  constructor(deps: UsageSamplerDeps) {
    this.#deps = deps;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The first reading comes at once; returns how to stop. */
  listen(everyMs: number, hear: (usage: Usage) => void): () => void {
    const listener: Listener = { everyMs, hear, dueAt: performance.now() };
    this.#listeners.add(listener);
    this.#waiting?.abort();
    if (this.#running === undefined) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#running?.abort();
      this.#running = undefined;
    };
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#untilDue(signal);
        const data = await this.#deps.read(signal);
        if (!signal.aborted) this.#tell({ at: Date.now(), data });
      } catch (problem) {
        if (signal.aborted) return;
        this.#deps.onProblem(problem);
        await delay(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async #untilDue(signal: AbortSignal): Promise<void> {
    for (;;) {
      const waitMs = Math.min(...[...this.#listeners].map(({ dueAt }) => dueAt)) - performance.now();
      if (waitMs <= 0) return;
      this.#waiting = new AbortController();
      // Woken by a newcomer or by the end; both are looked at again.
      await delay(waitMs, undefined, { signal: AbortSignal.any([signal, this.#waiting.signal]), ref: false }).catch(
        () => undefined,
      );
      signal.throwIfAborted();
    }
  }

  #tell(usage: Usage): void {
    const now = performance.now();
    for (const listener of this.#listeners) {
      if (listener.dueAt > now) continue;
      // From when it was due, so that the rhythm does not drift by what a reading takes.
      listener.dueAt = Math.max(listener.dueAt + listener.everyMs, now);
      listener.hear(usage);
    }
  }
}
