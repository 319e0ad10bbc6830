/**
 * What the processes of a browser server take, the browser left out. Resident memory counts shared pages once for each
 * process; the proportional set size divides them among those that share them, so it can be added up. Linux alone.
 */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

const MIB = 1024;

export interface ServerMemory {
  readonly processes: number;
  readonly rssMib: number;
  readonly pssMib: number;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly program: string;
}

function readProcesses(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(parent), program: readlinkSync(`/proc/${name}/exe`) }];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** True for processes that were started with ARQ_HOME set so: the host is no child of the shim. */
function belongsTo(pid: number, home: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`ARQ_HOME=${home}`);
  } catch {
    return false;
  }
}

const isBrowser = ({ program }: Process) => /\/(?:chrom|firefox)[^/]*$/.test(program);

/** The processes below `root`, it included, and those of an ARQ_HOME, without browsers. */
export function serverProcesses(root: number, home?: string): number[] {
  const all = readProcesses();
  const found = new Set<number>([root]);
  // Children come after their parents only by luck: go on until nothing is added.
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  if (home !== undefined) for (const { pid } of all) if (belongsTo(pid, home)) found.add(pid);
  return all.filter((one) => found.has(one.pid) && !isBrowser(one)).map(({ pid }) => pid);
}

function readKilobytes(pid: number, field: 'Rss' | 'Pss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export function memoryOf(pids: readonly number[]): ServerMemory {
  const sum = (field: 'Rss' | 'Pss') => pids.reduce((total, pid) => total + readKilobytes(pid, field), 0) / MIB;
  return { processes: pids.length, rssMib: sum('Rss'), pssMib: sum('Pss') };
}
