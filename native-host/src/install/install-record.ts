/**
 * Owns `ARQ_HOME/installed.jsonl`: everything that was put outside or inside ARQ_HOME so that browsers find the host.
 * It is what `setup --uninstall` goes by, so each thing is recorded before it is made. Each line is one thing; lines are
 * only added, in one write each, since several processes may start browsers at the same moment.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../store/write-file-atomic.ts';

const recordLine = z.union([
  z.strictObject({ file: z.string() }),
  /** Did not exist before; removed again when it is empty. */
  z.strictObject({ folder: z.string() }),
  z.strictObject({ registryKey: z.string() }),
]);
type RecordLine = z.infer<typeof recordLine>;

export interface InstallRecord {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly registryKeys: readonly string[];
}

function recordPath(home: string): string {
  return join(home, 'installed.jsonl');
}

/** Each thing once. A line that a killed process left half written tells of nothing that was made. */
function readLines(home: string): RecordLine[] {
  if (!existsSync(recordPath(home))) return [];
  const lines = new Set(readFileSync(recordPath(home), 'utf8').split('\n'));
  return [...lines].flatMap((line) => {
    try {
      return [recordLine.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

export function readInstallRecord(home: string): InstallRecord {
  const lines = readLines(home);
  return {
    files: lines.flatMap((line) => ('file' in line ? [line.file] : [])),
    folders: lines.flatMap((line) => ('folder' in line ? [line.folder] : [])),
    registryKeys: lines.flatMap((line) => ('registryKey' in line ? [line.registryKey] : [])),
  };
}

/** Records what is about to be made. */
export function record(home: string, ...things: readonly RecordLine[]): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const known = new Set(readLines(home).map((line) => JSON.stringify(line)));
  const lines = things.map((thing) => JSON.stringify(thing)).filter((line) => !known.has(line));
  // On a line of its own, whatever was left before it.
  if (lines.length > 0) appendFileSync(recordPath(home), `\n${lines.join('\n')}\n`, { mode: 0o600, flush: true });
}

/** Forgets what was removed. Uninstalling is done by one process, with no browser started meanwhile. */
export function forget(home: string, isGone: (thing: RecordLine) => boolean): void {
  const kept = readLines(home).filter((thing) => !isGone(thing));
  writeFileAtomic(recordPath(home), kept.map((thing) => `${JSON.stringify(thing)}\n`).join(''));
}

function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  return missing;
}

/** Notes that `path` is about to be made, with the folders it needs. */
export function recordFile(home: string, path: string): void {
  record(home, ...missingFolders(path).map((folder) => ({ folder })), { file: path });
}

/** Records a file, then writes it whole or not at all. */
export function installFile(home: string, path: string, text: string, mode = 0o600): void {
  recordFile(home, path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileAtomic(path, text, mode);
}

/** Removes recorded files and the folders made for them, and forgets them. Returns the files that were there. */
export function removeInstalled(home: string, isMeant: (file: string) => boolean): string[] {
  const installed = readInstallRecord(home);
  const files = new Set(installed.files.filter((file) => isMeant(file)));
  const removed = [...files].filter((file) => existsSync(file));
  for (const file of files) rmSync(file, { force: true });
  // The deepest first, so that a parent is empty when its turn comes.
  const folders = installed.folders.toSorted((one, other) => other.length - one.length);
  const gone = new Set(folders.filter((folder) => folder !== home && tryRemoveFolder(folder)));
  if (!existsSync(recordPath(home))) return removed;
  forget(home, (thing) => ('file' in thing && files.has(thing.file)) || ('folder' in thing && gone.has(thing.folder)));
  const { files: left, registryKeys } = readInstallRecord(home);
  if (left.length === 0 && registryKeys.length === 0) {
    rmSync(recordPath(home), { force: true });
    for (const folder of folders) tryRemoveFolder(folder);
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
