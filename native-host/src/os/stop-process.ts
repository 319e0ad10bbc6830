/** Ends a process of the user's: asks first, kills after five seconds, and never ends ARQ or what it depends on. */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { listProcesses } from './process-table.ts';
import type { ProcessView } from './process-table.ts';

const GRACE_MS = 5_000;
const POLL_MS = 50;

export interface StopOptions {
  /** The process leads a group that ends with it. */
  readonly isGroup: boolean;
  readonly signal: AbortSignal;
  /** For tests; five seconds by default. */
  readonly graceMs?: number;
}

/** Throws `process.not_found`, `process.protected` or `process.not_permitted`. */
export async function stopProcess(
  pid: number,
  options: StopOptions,
): Promise<{ stopped: boolean; name: string; killed: boolean }> {
  const { isGroup, signal, graceMs = GRACE_MS } = options;
  const table = await listProcesses({ withCpu: false });
  const target = table.find((item) => item.pid === pid);
  if (target === undefined || target.isZombie) {
    throw new ArqError('process.not_found', `No process ${pid} is running. See process_list.`);
  }
  refuseOwn(pid, table);
  const address = isGroup && process.platform !== 'win32' ? -pid : pid;
  send(address, 'SIGTERM', target);
  const deadline = performance.now() + graceMs;
  while (performance.now() < deadline) {
    await delay(POLL_MS, undefined, { signal });
    if (!(await isAlive(pid))) return { stopped: true, name: target.name, killed: false };
  }
  send(address, 'SIGKILL', target);
  const killDeadline = performance.now() + 1000;
  while (performance.now() < killDeadline && (await isAlive(pid))) await delay(POLL_MS);
  return { stopped: !(await isAlive(pid)), name: target.name, killed: true };
}

function refuseOwn(pid: number, table: readonly ProcessView[]): void {
  const parents = new Map(table.map((item) => [item.pid, item.parentPid]));
  const chain = new Set<number>([1]);
  for (
    let own: number | undefined = process.pid;
    own !== undefined && own > 0 && !chain.has(own);
    own = parents.get(own)
  )
    chain.add(own);
  if (!chain.has(pid)) return;
  const what =
    pid === process.pid ? 'is ARQ itself' : pid === 1 ? 'is the first process of the system' : 'is a parent of ARQ';
  throw new ArqError(
    'process.protected',
    `Process ${pid} ${what} and is not stopped from here.${pid === process.pid ? ' Use `arq host stop`.' : ''}`,
  );
}

function send(address: number, name: 'SIGTERM' | 'SIGKILL', target: ProcessView): void {
  try {
    process.kill(address, name);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    // It ended between two looks: that is what was wanted.
    if (code === 'ESRCH') return;
    throw new ArqError(
      'process.not_permitted',
      `Process ${target.pid} (${target.name}) belongs to ${target.user || 'another user'} and cannot be stopped by this one.`,
      { cause },
    );
  }
}

async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  // A zombie still takes signals; only its state tells that it has ended.
  return !(await readState(pid)).startsWith('Z');
}

async function readState(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2);
  } catch {
    // Gone between two looks.
    return 'Z';
  }
}
