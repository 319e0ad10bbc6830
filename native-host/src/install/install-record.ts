/**
 * Owns `ARQ_HOME/installed.json`: everything that was put outside or inside ARQ_HOME so that browsers find the host.
 * It is what `setup --uninstall` goes by, so each thing is recorded before it is made.
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../store/write-file-atomic.ts';

const installRecord = z.strictObject({
  files: z.array(z.string()),
  /** Folders that did not exist before; removed again when they are empty. */
  folders: z.array(z.string()),
  registryKeys: z.array(z.string()),
});
/** A change takes a few milliseconds. */
const LOCK_MS = 2_000;
const LOCK_POLL_MS = 5;

export type InstallRecord = z.infer<typeof installRecord>;

function recordPath(home: string): string {
  return join(home, 'installed.json');
}

export function readInstallRecord(home: string): InstallRecord {
  try {
    return installRecord.parse(JSON.parse(readFileSync(recordPath(home), 'utf8')));
  } catch {
    return { files: [], folders: [], registryKeys: [] };
  }
}

function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  return missing;
}

/** Changes the record while no other process does: several may start browsers at once. */
export function changeInstallRecord(home: string, change: (record: InstallRecord) => InstallRecord): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = `${recordPath(home)}.lock`;
  takeLock(lock);
  try {
    const { files, folders, registryKeys } = change(readInstallRecord(home));
    const unique: InstallRecord = {
      files: [...new Set(files)],
      folders: [...new Set(folders)],
      registryKeys: [...new Set(registryKeys)],
    };
    writeFileAtomic(recordPath(home), `${JSON.stringify(unique, null, 2)}\n`);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A folder can be made by one alone. */
function takeLock(lock: string): void {
  const end = Date.now() + LOCK_MS;
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    // Whoever took it was killed.
    if (Date.now() > end) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
  }
}

/** Notes that `path` is about to be made, with the folders it needs. */
export function recordFile(home: string, path: string): void {
  changeInstallRecord(home, (record) => ({
    ...record,
    files: [...record.files, path],
    folders: [...record.folders, ...missingFolders(path)],
  }));
}

/** Records a file, then writes it whole or not at all. */
export function installFile(home: string, path: string, text: string, mode = 0o600): void {
  recordFile(home, path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileAtomic(path, text, mode);
}

/** Removes recorded files and the folders made for them, and forgets them. Returns the files that were there. */
export function removeInstalled(home: string, isMeant: (file: string) => boolean): string[] {
  const record = readInstallRecord(home);
  const files = record.files.filter((file) => isMeant(file));
  const removed = files.filter((file) => existsSync(file));
  for (const file of files) rmSync(file, { force: true });
  const rest = { ...record, files: record.files.filter((file) => !files.includes(file)) };
  // The deepest first, so that a parent is empty when its turn comes.
  const folders = record.folders.toSorted((one, other) => other.length - one.length);
  const kept = folders.filter((folder) => !tryRemoveFolder(folder));
  changeInstallRecord(home, (now) => ({
    ...now,
    files: now.files.filter((file) => !files.includes(file)),
    folders: now.folders.filter((folder) => kept.includes(folder) || !folders.includes(folder)),
  }));
  if (rest.files.length === 0 && rest.registryKeys.length === 0) {
    rmSync(recordPath(home), { force: true });
    for (const folder of kept) tryRemoveFolder(folder);
    tryRemoveFolder(home);
  }
  return removed;
}

function tryRemoveFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // Not empty (somebody else uses it by now), or already gone.
    return !existsSync(folder);
  }
}
