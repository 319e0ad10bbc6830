/**
 * Time that passes in hidden tabs too. There timers tick once a second (after minutes even once a minute) and no
 * frames come, but messages are delivered at once, so a hidden document waits by sending messages to itself.
 */

let channel: MessageChannel | undefined;
let waiting: (() => void)[] = [];

/** Resolves in a task of its own, after what is queued already. */
export function nextTask(): Promise<void> {
  if (channel === undefined) {
    channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      const due = waiting;
      waiting = [];
      for (const resolve of due) resolve();
    });
    channel.port1.start();
  }
  const { port2 } = channel;
  return new Promise((resolve) => {
    // One message for all: with one each, those that wait in turns would queue up ever more of them.
    if (waiting.length === 0) port2.postMessage(0);
    waiting.push(resolve);
  });
}

/** Resolves with the next frame, after what the page does in it, and at the latest after `ms`: hidden tabs get none. */
export async function nextFrame(ms: number, signal: AbortSignal): Promise<void> {
  if (document.hidden) return pause(ms, signal);
  const over = new AbortController();
  const frame = new Promise<void>((resolve) => {
    const handle = requestAnimationFrame(() => resolve());
    over.signal.addEventListener('abort', () => cancelAnimationFrame(handle), { once: true });
  });
  await Promise.race([frame, pause(ms, AbortSignal.any([signal, over.signal]))]);
  over.abort();
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
