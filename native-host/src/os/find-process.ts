import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { listProcesses } from './process-table.ts';

export interface ProcessIdentity {
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  /** Clock ticks since boot on Linux, where a number may be given to another process at any time; empty elsewhere. */
  readonly startedAt: string;
}

/** systeminformation answers from its memory for half a second, so a process may be missing that is there. */
const CACHE_MS = 550;

/** A running process; undefined when there is none, or when it has ended and only waits for its parent to notice. */
export async function findProcess(pid: number): Promise<ProcessIdentity | undefined> {
  if (process.platform === 'linux') return findOnLinux(pid);
  for (const waitMs of [0, CACHE_MS]) {
    if (waitMs > 0) await delay(waitMs);
    const found = (await listProcesses({ withCpu: false })).find((item) => item.pid === pid);
    if (found !== undefined) {
      return found.isZombie ? undefined : { pid, parentPid: found.parentPid, name: found.name, startedAt: '' };
    }
  }
  return undefined;
}

/** `/proc/<pid>/stat`: pid (name) state ppid …, with the start time as field 22; the name may hold anything. */
async function findOnLinux(pid: number): Promise<ProcessIdentity | undefined> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // No such process, or it ended while it was read.
    return undefined;
  }
  const nameEnd = stat.lastIndexOf(')');
  const fields = stat.slice(nameEnd + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return {
    pid,
    parentPid: Number(fields[1]),
    name: stat.slice(stat.indexOf('(') + 1, nameEnd),
    startedAt: fields[19] ?? '',
  };
}
