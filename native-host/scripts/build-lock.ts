import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectRoot } from './project-root.ts';

const lockFile = join(projectRoot, '.output/.building');
const POLL_MS = 100;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function tryLock(): boolean {
  mkdirSync(join(projectRoot, '.output'), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // Held, or left behind by a build that was killed: only a living holder counts.
    try {
      if (!isAlive(Number(readFileSync(lockFile, 'utf8')))) rmSync(lockFile, { force: true });
    } catch {
      // The holder removed it just now; the next attempt takes it.
    }
    return false;
  }
}

/** One build at a time per checkout: two would empty each other's output folders. */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  while (!tryLock()) await delay(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
