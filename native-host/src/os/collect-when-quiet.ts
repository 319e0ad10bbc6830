/**
 * Gives memory back after work. V8 lets garbage lie until it needs the room: after a burst of requests a host that does
 * nothing more would keep a hundred megabytes for ever. Looks now and then, and collects once when the process is quiet
 * and the heap has grown since. Owns its timer and what the heap held last.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 3_000;
/** Of one processor, between two looks: more is work that a pause would disturb. */
const QUIET_SHARE = 0.05;
/** Less is not worth the pause, some tens of milliseconds. */
const WORTHWHILE_BYTES = 8 * 1024 * 1024;

/** Returns how to stop. Never keeps the process alive. */
export function collectWhenQuiet(everyMs = LOOK_EVERY_MS): () => void {
  let collect: (() => void) | undefined;
  let held = 0;
  let before = process.cpuUsage();
  const look = () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    if ((user + system) / 1000 > everyMs * QUIET_SHARE) return;
    if (getHeapStatistics().total_heap_size < held + WORTHWHILE_BYTES) return;
    collect ??= findCollector();
    collect();
    held = getHeapStatistics().total_heap_size;
    before = process.cpuUsage();
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}

/** V8's own, which only a context that is made after the flag knows. Another engine has none: then nothing is done. */
function findCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof gc !== 'function') return () => undefined;
  // As when memory runs out: pages that are empty afterwards go back to the system.
  return () => void Reflect.apply(gc, undefined, [{ type: 'major', execution: 'sync', flavor: 'last-resort' }]);
}
