import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true }).map(String).toSorted()) {
    const file = join(folder, path);
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function readRemembered(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A new profile remembers nothing.
    return '';
  }
}

/**
 * Makes a profile take the extension as it is now. Chromium keeps the script of an unpacked extension's service worker
 * in the profile and goes on with it even when files and version have changed, so what it kept is removed after a
 * change. Workers of sites go with it; they come back with the next visit.
 */
export function refreshChromiumProfile(profile: string, extension: string): void {
  const file = join(profile, '.arq-extension');
  const hash = hashFolder(extension);
  if (readRemembered(file) === hash) return;
  rmSync(join(profile, 'Default/Service Worker'), { recursive: true, force: true });
  writeFileSync(file, hash);
}
