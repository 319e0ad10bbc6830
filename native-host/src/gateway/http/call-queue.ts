/**
 * How much work is done at once, and how much may wait: in all, and for each caller, so that one who waits for long
 * runs leaves room for others. Owns the places. What does not fit is refused at once rather than kept in memory.
 */
import { ArqError } from '../../../../shared/protocol/errors.ts';

export interface CallQueueLimits {
  readonly running: number;
  readonly runningEach: number;
  readonly waiting: number;
}

export const defaultQueueLimits: CallQueueLimits = { running: 128, runningEach: 64, waiting: 512 };

interface Waiter {
  readonly caller: string;
  begin(): void;
}

export class CallQueue {
  readonly #limits: CallQueueLimits;
  readonly #runningOf = new Map<string, number>();
  readonly #waiting: Waiter[] = [];
  #running = 0;

  constructor(limits: CallQueueLimits = defaultQueueLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Does the work when it is its turn. Throws `gateway.busy` when there is no place to wait, and what `signal` aborts with. */
  async run<Result>(caller: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    if (this.#hasRoomFor(caller)) this.#take(caller);
    else await this.#waitForTurn(caller, signal);
    try {
      return await work();
    } finally {
      this.#giveBack(caller);
    }
  }

  async #waitForTurn(caller: string, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) {
      throw new ArqError('gateway.busy', 'As many calls wait as ARQ takes. Let some of them end, then try again.', {
        data: { retryAfterMs: 1000 },
      });
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter: Waiter = { caller, begin: resolve };
    const leave = () => {
      const place = this.#waiting.indexOf(waiter);
      if (place === -1) return;
      this.#waiting.splice(place, 1);
      reject(new ArqError('call.cancelled', 'The call was cancelled while it waited for its turn.'));
    };
    this.#waiting.push(waiter);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #hasRoomFor(caller: string): boolean {
    return this.#running < this.#limits.running && (this.#runningOf.get(caller) ?? 0) < this.#limits.runningEach;
  }

  #take(caller: string): void {
    this.#running += 1;
    this.#runningOf.set(caller, (this.#runningOf.get(caller) ?? 0) + 1);
  }

  #giveBack(caller: string): void {
    this.#running -= 1;
    const left = (this.#runningOf.get(caller) ?? 1) - 1;
    if (left > 0) this.#runningOf.set(caller, left);
    else this.#runningOf.delete(caller);
    const place = this.#waiting.findIndex((waiter) => this.#hasRoomFor(waiter.caller));
    if (place === -1) return;
    const [next] = this.#waiting.splice(place, 1);
    if (next === undefined) return;
    this.#take(next.caller);
    next.begin();
  }
}
