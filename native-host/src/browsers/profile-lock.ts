import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A browser profile in use. `release` frees it, and deletes it when it was a temporary one. */
export interface HeldProfile {
  readonly folder: string;
  readonly isTemporary: boolean;
  release(): void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readHolder(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The process a browser's own lock names: `SingletonLock` → `machine-1234`, Firefox's `lock` → `127.0.0.1:+1234`. */
function readBrowserHolder(folder: string): number | undefined {
  for (const name of ['SingletonLock', 'profile/lock']) {
    try {
      const pid = Number(/(\d+)$/.exec(readlinkSync(join(folder, name)))?.[1]);
      if (Number.isSafeInteger(pid) && pid > 0) return pid;
    } catch {
      // No such lock, or not a link on this platform: then our own lock file has to do.
    }
  }
  return undefined;
}

/**
 * Takes the profile for this process. One that is in use falls back to a temporary profile, because two browsers in
 * one profile damage it.
 */
export function holdProfile(folder: string): HeldProfile {
  const lockFile = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const holders = [readHolder(lockFile), readBrowserHolder(folder)];
  if (holders.some((pid) => pid !== undefined && pid !== process.pid && isAlive(pid))) return holdTemporaryProfile();
  rmSync(lockFile, { force: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch {
    return holdTemporaryProfile();
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { folder, isTemporary: false, release: () => rmSync(lockFile, { force: true }) };
}

/** A new profile that `release` deletes. */
export function holdTemporaryProfile(): HeldProfile {
  const folder = mkdtempSync(join(tmpdir(), 'arq-profile-'));
  return {
    folder,
    isTemporary: true,
    // The browser's last processes may still write while it is deleted.
    release: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
