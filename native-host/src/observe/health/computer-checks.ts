/** How the computer under the host is: disk, memory, processor. Reads what the system counts anyway. */
import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import type { Finding } from './run-check.ts';

const MB = 1024 * 1024;
const inMb = (bytes: number) => `${Math.round(bytes / MB)} MB`;

/** The same figures as the alerts that ARQ has by default. */
const DISK_FULL = 0.9;
const LEAST_DISK = 200 * MB;
const MEMORY_FULL = 0.85;
const PROCESSOR_FULL = 0.8;

export async function checkDisk(home: string): Promise<Finding> {
  const { bsize, blocks, bavail } = await statfs(home);
  const free = bavail * bsize;
  const used = blocks > 0 ? 1 - bavail / blocks : 0;
  const detail = `${inMb(free)} free, ${Math.round(used * 100)} % used, under ${home}.`;
  const remedy = 'Make room on this disk, or shorten what is kept (audit.retentionDays in settings.json).';
  if (free < LEAST_DISK) return { status: 'failed', detail, remedy };
  return used > DISK_FULL ? { status: 'warn', detail, remedy } : { status: 'ok', detail };
}

export function checkMemory(): Finding {
  const [total, free, own] = [totalmem(), freemem(), process.memoryUsage.rss()];
  const used = 1 - free / total;
  const detail = `${Math.round(used * 100)} % of ${inMb(total)} used; the host has ${inMb(own)}.`;
  if (used <= MEMORY_FULL) return { status: 'ok', detail };
  return { status: 'warn', detail, remedy: 'Close what is not needed: browsers and their tabs use most.' };
}

export function checkProcessor(): Finding {
  const cores = availableParallelism();
  const [load = 0] = loadavg();
  const detail = `Load ${load.toFixed(1)} on ${cores} cores.`;
  if (load / cores <= PROCESSOR_FULL) return { status: 'ok', detail };
  return { status: 'warn', detail, remedy: 'See what keeps the processor busy: `arq call process_list`.' };
}
