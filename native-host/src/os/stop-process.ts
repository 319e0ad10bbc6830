/** Ends a process of the user's: asks first, kills after five seconds, and never ends ARQ or what it depends on. */
import { setTimeout as delay } from 'node:timers/promises';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { findProcess } from './find-process.ts';
import type { ProcessIdentity } from './find-process.ts';

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
  const target = await findProcess(pid);
  if (target === undefined) throw new ArqError('process.not_found', `No process ${pid} is running. See process_list.`);
  await refuseOwn(pid);
  const address = isGroup && process.platform !== 'win32' ? -pid : pid;
  send(address, 'SIGTERM', target);
  const deadline = performance.now() + graceMs;
  while (performance.now() < deadline) {
    await delay(POLL_MS, undefined, { signal });
    if (!(await isAlive(target))) return { stopped: true, name: target.name, killed: false };
  }
  send(address, 'SIGKILL', target);
  const killDeadline = performance.now() + 1000;
  while (performance.now() < killDeadline && (await isAlive(target))) await delay(POLL_MS);
  return { stopped: !(await isAlive(target)), name: target.name, killed: true };
}

async function refuseOwn(pid: number): Promise<void> {
  const chain = new Set<number>([1]);
  for (let own = process.pid; own > 1 && !chain.has(own); own = (await findProcess(own))?.parentPid ?? 0)
    chain.add(own);
  if (!chain.has(pid)) return;
  const what =
    pid === process.pid ? 'is ARQ itself' : pid === 1 ? 'is the first process of the system' : 'is a parent of ARQ';
  throw new ArqError(
    'process.protected',
    `Process ${pid} ${what} and is not stopped from here.${pid === process.pid ? ' Use `arq host stop`.' : ''}`,
  );
}

function send(address: number, name: 'SIGTERM' | 'SIGKILL', target: ProcessIdentity): void {
  try {
    process.kill(address, name);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    // It ended between two looks: that is what was wanted.
    if (code === 'ESRCH') return;
    throw new ArqError(
      'process.not_permitted',
      `Process ${target.pid} (${target.name}) belongs to another user and cannot be stopped by this one.`,
      { cause },
    );
  }
}

/** False once it has ended, also when another process has got its number since. */
async function isAlive(target: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(target.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  return (await findProcess(target.pid))?.startedAt === target.startedAt;
}
