/** The secret of one ARQ_HOME, by which host and clients know each other. Only its owner can read it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from './write-file-atomic.ts';

const SECRET = /^[0-9a-f]{64}$/;

/** The secret, or undefined while no host has run in this ARQ_HOME. */
export function findSecret(home: string): string | undefined {
  try {
    const secret = readFileSync(join(home, 'secret'), 'utf8').trim();
    return SECRET.test(secret) ? secret : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** For the host at its start: makes the secret when there is none, and anew when others could have read it. */
export function ensureSecret(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const path = join(home, 'secret');
  const existing = findSecret(home);
  if (existing !== undefined && !isOpenToOthers(path)) return existing;
  const fresh = randomBytes(32).toString('hex');
  // Complete from the first moment: a reader never sees half a secret.
  writeFileAtomic(path, `${fresh}\n`);
  return fresh;
}

function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
}
