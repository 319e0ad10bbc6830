/** What runs on this computer, from systeminformation, which is loaded at first use: it is large and seldom needed. */
import { setTimeout as delay } from 'node:timers/promises';

export interface ProcessView {
  readonly pid: number;
  readonly parentPid: number;
  readonly name: string;
  /** 0 to 100 for one core, more for programs that use several. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly user: string;
  /** It has ended and only waits for its parent to notice. */
  readonly isZombie: boolean;
}

/** CPU use is a difference between two looks; systeminformation answers from its memory within half a second. */
const SAMPLE_MS = 550;

/** All processes; with CPU use of the last moments when `withCpu` is set, which takes that long. */
export async function listProcesses(options: {
  readonly withCpu: boolean;
  readonly signal?: AbortSignal;
}): Promise<ProcessView[]> {
  const { processes } = await import('systeminformation');
  if (options.withCpu) {
    await processes();
    await delay(SAMPLE_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
  const { list } = await processes();
  return list.map((item) => ({
    pid: item.pid,
    parentPid: item.parentPid,
    name: item.name,
    cpuPercent: round(item.cpu),
    memoryBytes: item.memRss * 1024,
    user: item.user,
    isZombie: item.state === 'zombie',
  }));
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : 0;
}
