import { readFileSync } from 'node:fs';

/** Memory of a process, in words. */
export function memoryOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [, all = '0'] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
    const [, own = '0'] = /RssAnon:\s+(\d+)/.exec(status) ?? [];
    return `${Math.round(Number(all) / 1024)} MiB resident, ${Math.round(Number(own) / 1024)} MiB of its own`;
  } catch {
    return 'told on Linux only';
  }
}
