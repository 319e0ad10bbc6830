/**
 * One client's view of something that has a state: which browsers are connected, what waits for approval. After every
 * change the client is told how it stands; of changes that come faster than it takes them, only the last is told.
 */
import type { StateTopicName } from '../../../../shared/protocol/event-messages.ts';
import { HIGH_WATER_BYTES, outgoing, type Outlet } from './outlet.ts';

export interface StateTopic<Caller> {
  /** How it stands, as far as the caller may know. JSON. */
  read(caller: Caller): unknown;
  /** Calls `listener` after every change, for as long as the caller follows; returns how to stop that. */
  watch(listener: () => void, caller: Caller): () => void;
}

export interface StateFollowerDeps {
  readonly name: StateTopicName;
  readonly outlet: Outlet;
  /** How it stands now, for this client. */
  readonly read: () => unknown;
  readonly onDropped: () => void;
  readonly onProblem: (problem: unknown) => void;
}

export class StateFollower {
  readonly #deps: StateFollowerDeps;
  #isStopped = false;
  #isDue = false;
  #isTelling = false;

  constructor(deps: StateFollowerDeps) {
    this.#deps = deps;
  }

  /** It has changed, or is to be told for the first time. */
  note(): void {
    if (this.#isDue) this.#deps.onDropped();
    this.#isDue = true;
    this.resume();
  }

  /** Tells what is due. To be called when the outlet has drained. */
  resume(): void {
    if (this.#isTelling || !this.#isDue) return;
    this.#isTelling = true;
    // What changes several times in one turn is told once.
    setImmediate(() => void this.#tell());
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #tell(): Promise<void> {
    const { name, outlet, read, onProblem } = this.#deps;
    try {
      while (this.#isDue && !this.#isStopped && outlet.bufferedBytes <= HIGH_WATER_BYTES) {
        this.#isDue = false;
        const data = await read();
        if (!this.#isStopped) outlet.send(outgoing({ type: name, at: Date.now(), data }));
      }
    } catch (problem) {
      onProblem(problem);
    } finally {
      this.#isTelling = false;
    }
  }
}
