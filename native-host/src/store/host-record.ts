/**
 * What a running host leaves for those who look for it: where its door is. Authoritative is the door itself (a record
 * of a dead host leads nowhere); it is written down because a browser's environment may name another runtime folder.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostSocketPath } from './home.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface HostRecord {
  readonly address: string;
  readonly pid: number;
  readonly version: string;
}

export function writeHostRecord(home: string, record: HostRecord): void {
  const path = join(home, 'host.json');
  writeFileAtomic(path, JSON.stringify(record));
}

export function removeHostRecord(home: string): void {
  rmSync(join(home, 'host.json'), { force: true });
}

/** Where the host of this home listens, or would. */
export function findHostAddress(home: string): string {
  return findHostRecord(home)?.address ?? hostSocketPath(home);
}

export function findHostRecord(home: string): HostRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(home, 'host.json'), 'utf8'));
    return isHostRecord(value) ? value : undefined;
  } catch {
    // Absent or damaged: the address is then computed, as it is before any host has run.
    return undefined;
  }
}

function isHostRecord(value: unknown): value is HostRecord {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'address' in value &&
    typeof value.address === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'version' in value &&
    typeof value.version === 'string'
  );
}
