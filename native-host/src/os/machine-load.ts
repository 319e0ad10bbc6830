/** How busy this computer is, in percent, read so cheaply that it can be asked every few seconds. */
import { cpus, freemem, totalmem } from 'node:os';
import { readFile, statfs } from 'node:fs/promises';

export class MachineLoad {
  readonly #folder: string;
  #before = processorTimes();
  #percent = 0;
  #lookedAt = performance.now();

  /** `folder`: on the disk that is asked for. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Between this look and the one before; looks closer than a second apart see the same. */
  cpuPercent(): number {
    if (performance.now() - this.#lookedAt < 1000) return this.#percent;
    const now = processorTimes();
    const total = now.total - this.#before.total;
    this.#percent = total > 0 ? (100 * (total - (now.idle - this.#before.idle))) / total : this.#percent;
    this.#before = now;
    this.#lookedAt = performance.now();
    return this.#percent;
  }

  /** What programs hold; what the system keeps in spare memory to be quick does not count. */
  async memoryPercent(): Promise<number> {
    const total = totalmem();
    return (100 * (total - (await availableBytes()))) / total;
  }

  /** As `df` counts: of what ordinary users can fill. */
  async diskPercent(): Promise<number> {
    const { blocks, bfree, bavail } = await statfs(this.#folder);
    const used = blocks - bfree;
    return used + bavail === 0 ? 0 : (100 * used) / (used + bavail);
  }
}

async function availableBytes(): Promise<number> {
  if (process.platform !== 'linux') return freemem();
  const found = /^MemAvailable:\s+(\d+) kB$/m.exec(await readFile('/proc/meminfo', 'utf8'));
  return found === null ? freemem() : Number(found[1]) * 1024;
}

function processorTimes(): { idle: number; total: number } {
  let [idle, total] = [0, 0];
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}
