import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file of ARQ's own as a whole; only the user can read it. */
export function writeFileAtomic(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.tmp`, path);
}
