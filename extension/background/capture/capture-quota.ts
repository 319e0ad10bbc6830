/**
 * Chromium answers `captureVisibleTab` at most twice a second. One capture at a time, spaced, in the order asked for;
 * thumbnails come when nothing else is wanted.
 */
import { pause } from '../pause.ts';

const GAP_MS = 510;
const RETRY_MS = 50;

export class CaptureQuota {
  #last: Promise<unknown> = Promise.resolve();
  #freeAt = 0;
  #waiting = 0;

  /** Runs `take` as soon as the quota allows. */
  run<Value>(take: () => Promise<Value>): Promise<Value> {
    this.#waiting += 1;
    const next = this.#last.then(async () => {
      const waitMs = this.#freeAt - Date.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      try {
        return await take();
      } finally {
        this.#freeAt = Date.now() + GAP_MS;
        this.#waiting -= 1;
      }
    });
    // The next one does not care how this one ended; its caller does.
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Resolves when a capture would start at once. Rejects with `call.cancelled` when `signal` aborts first. */
  async untilFree(signal: AbortSignal): Promise<void> {
    while (!this.isFree) await pause(Math.max(this.#freeAt - Date.now(), RETRY_MS), signal);
  }

  /** True when a capture would start at once. */
  get isFree(): boolean {
    return this.#waiting === 0 && Date.now() >= this.#freeAt;
  }
}
