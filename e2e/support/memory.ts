/** Resident memory of a process in MB, from /proc; Linux only. */
import { readFileSync } from 'node:fs';

export function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`Process ${pid} tells no resident memory.`);
  return Number(kilobytes) / 1024;
}
