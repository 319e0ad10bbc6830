/**
 * The key that signs anchors and the stubs of retention. Only its owner can read it: somebody who can write the
 * database alone cannot sign another past.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../store/write-file-atomic.ts';

const KEY = /^[0-9a-f]{64}$/;
const pathOf = (home: string) => join(home, 'audit-key');

export function findAuditKey(home: string): string | undefined {
  if (!existsSync(pathOf(home))) return undefined;
  const key = readFileSync(pathOf(home), 'utf8').trim();
  return KEY.test(key) ? key : undefined;
}

/** For the host, at its start. */
export function ensureAuditKey(home: string): string {
  const existing = findAuditKey(home);
  if (existing !== undefined) return existing;
  const fresh = randomBytes(32).toString('hex');
  writeFileAtomic(pathOf(home), `${fresh}\n`);
  return fresh;
}

export function signatureOf(key: string, parts: readonly (string | number)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

export function isSignedBy(key: string, parts: readonly (string | number)[], signature: string): boolean {
  const [expected, given] = [Buffer.from(signatureOf(key, parts)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
