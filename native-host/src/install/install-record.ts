/**
 * Owns `ARQ_HOME/installed.json`: everything that was put outside or inside ARQ_HOME so that browsers find the host.
 * It is what `setup --uninstall` goes by, so each thing is recorded before it is made.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const installRecord = z.strictObject({
  files: z.array(z.string()),
  /** Folders that did not exist before; removed again when they are empty. */
  folders: z.array(z.string()),
  registryKeys: z.array(z.string()),
});
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

export function writeInstallRecord(home: string, record: InstallRecord): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const unique: InstallRecord = {
    files: [...new Set(record.files)],
    folders: [...new Set(record.folders)],
    registryKeys: [...new Set(record.registryKeys)],
  };
  const partial = `${recordPath(home)}.partial`;
  writeFileSync(partial, `${JSON.stringify(unique, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, recordPath(home));
}

function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  return missing;
}

/** Notes that `path` is about to be made, with the folders it needs. */
export function recordFile(home: string, path: string): void {
  const record = readInstallRecord(home);
  const folders = [...record.folders, ...missingFolders(path)];
  writeInstallRecord(home, { ...record, files: [...record.files, path], folders });
}

/** Records a file, then writes it whole or not at all. */
export function installFile(home: string, path: string, text: string, mode = 0o600): void {
  recordFile(home, path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  writeFileSync(partial, text, { mode });
  renameSync(partial, path);
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
  writeInstallRecord(home, { ...rest, folders: kept });
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
