/**
 * Chromium answers `captureVisibleTab` at most twice a second. One capture at a time, spaced; what can wait waits, a
 * thumbnail does not.
 */
const GAP_MS = 510;

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

  /** True when a capture would start at once. */
  get isFree(): boolean {
    return this.#waiting === 0 && Date.now() >= this.#freeAt;
  }
}
