/** What the computer is and uses now. systeminformation is loaded at first use. */
import { arch, cpus, hostname, loadavg, networkInterfaces, release, totalmem, type, uptime } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { ToolOutput } from '../../../shared/tools/types.ts';

/** systeminformation answers from its memory within half a second. */
const SAMPLE_MS = 550;

type SystemInfo = ToolOutput<'system_info'>;

/** What stays as it is while the computer runs: asking for it starts programs. */
let lasting: Promise<Omit<SystemInfo, 'hostname' | 'uptimeSeconds'>> | undefined;

export async function readSystemInfo(): Promise<SystemInfo> {
  lasting ??= readLasting().catch((error: unknown) => {
    lasting = undefined;
    throw error;
  });
  return { ...(await lasting), hostname: hostname(), uptimeSeconds: Math.round(uptime()) };
}

async function readLasting(): Promise<Omit<SystemInfo, 'hostname' | 'uptimeSeconds'>> {
  const { osInfo } = await import('systeminformation');
  const { distro, release: distroRelease } = await osInfo();
  const processors = cpus();
  return {
    os: [distro || type(), distroRelease].filter((word) => word !== '' && word !== 'unknown').join(' '),
    kernel: `${type()} ${release()}`,
    arch: arch(),
    cpuModel: processors[0]?.model.trim() || 'unknown',
    cores: Math.max(processors.length, 1),
    memoryBytes: totalmem(),
  };
}

/** Takes `SAMPLE_MS`: processor and network use are differences between two looks. */
export async function readSystemUsage(signal: AbortSignal): Promise<ToolOutput<'system_usage'>> {
  const { fsSize, mem, networkStats } = await import('systeminformation');
  const adapters = Object.keys(networkInterfaces());
  // Asked for all, it first finds out everything about each, with programs that it stands still for; for none, likewise.
  const readNetwork = async () => (adapters.length === 0 ? [] : networkStats(adapters.join(',')));
  const before = processorTimes();
  await readNetwork();
  await delay(SAMPLE_MS, undefined, { signal });
  const after = processorTimes();
  const [memory, disks, network] = await Promise.all([mem(), fsSize(), readNetwork()]);
  const total = after.total - before.total;
  return {
    cpu: {
      percent: total > 0 ? round(((total - (after.idle - before.idle)) / total) * 100) : 0,
      load1: round(loadavg()[0] ?? 0),
    },
    memory: { totalBytes: memory.total, usedBytes: memory.total - memory.available, availableBytes: memory.available },
    disks: uniqueBy(disks, (disk) => disk.mount)
      .filter((disk) => disk.size > 0)
      .map((disk) => ({ mount: disk.mount, totalBytes: disk.size, usedBytes: disk.used, percent: round(disk.use) })),
    network: {
      receivedBytesPerSecond: sum(network.map((device) => device.rx_sec)),
      sentBytesPerSecond: sum(network.map((device) => device.tx_sec)),
    },
  };
}

function processorTimes(): { idle: number; total: number } {
  let idle = 0;
  let total = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}

/** Absent and negative rates are first looks at a device that has just appeared. */
function sum(values: readonly (number | null | undefined)[]): number {
  return Math.round(values.reduce<number>((total, value) => total + Math.max(value ?? 0, 0), 0));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function uniqueBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
