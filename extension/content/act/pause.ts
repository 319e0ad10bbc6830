/**
 * Time that passes in hidden tabs too. There timers tick once a second (after minutes even once a minute) and no
 * frames come, but messages are delivered at once, so a hidden document waits by sending messages to itself.
 */

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      () => {
        port1.close();
        resolve();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(0);
  });
}

/** Resolves after `ms` of real time, or at once when `signal` aborts. Never rejects. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true || ms <= 0) return;
  if (document.hidden) {
    const end = performance.now() + ms;
    const isOver = () => signal?.aborted === true || !document.hidden || performance.now() >= end;
    while (!isOver()) await nextTask();
    return;
  }
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      document.removeEventListener('visibilitychange', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
    // A timer that was set while the tab was visible slows down when it gets hidden.
    document.addEventListener('visibilitychange', finish, { once: true });
  });
}

/** Throws what cancelled the call, if anything did. */
export function throwIfCancelled(signal: AbortSignal): void {
  signal.throwIfAborted();
}

/**
 * Asks `read` again and again until it gives something, for at most `timeoutMs` of real time; undefined afterwards.
 * @throws what `signal` aborted with.
 */
export async function poll<T>(
  read: () => T | undefined,
  { timeoutMs, everyMs = 40, signal }: { timeoutMs: number; everyMs?: number; signal: AbortSignal },
): Promise<T | undefined> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    throwIfCancelled(signal);
    const value = read();
    if (value !== undefined || performance.now() >= end) return value;
    await pause(everyMs, signal);
  }
}
