import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Replaces a file of ARQ's own as a whole; by default only the user can read it. Several processes may do so at once. */
export function writeFileAtomic(path: string, text: string, mode = 0o600): void {
  const partial = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(partial, text, { mode, flush: true });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
