/** Files that runs leave on the host's disk, below `ARQ_HOME/run-files/<runId>`: screenshots in full, and PDFs. No folder that files_* tools enter. */
import { constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { fileError } from './file-error.ts';

const RUN_ID = /^[\w-]{1,60}$/;
/** No separators, no leading dot, and nothing that is still being written. */
const RUN_FILE = /^\w[\w. -]{0,150}(?<!\.tmp)$/;
const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** Writes a step's picture or PDF and returns its absolute path. Throws `files.disk_full` and its like. */
export function saveRunFile(
  home: string,
  picture: { readonly runId: string; readonly stepIndex: number; readonly mime: string; readonly base64: string },
): string {
  const folder = folderOf(home, picture.runId);
  const path = join(folder, `step-${picture.stepIndex + 1}.${extensions[picture.mime] ?? 'bin'}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.tmp`, Buffer.from(picture.base64, 'base64'), { mode: 0o600, flush: true });
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    rmSync(`${path}.tmp`, { force: true });
    throw fileError(error, path);
  }
  return path;
}

/** Regular files of a run by name; none for a run that left none. Half-written ones are left out. */
export async function listRunFiles(home: string, runId: string): Promise<{ name: string; bytes: number }[]> {
  const folder = folderOf(home, runId);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw fileError(error, folder);
  });
  const names = entries.filter((entry) => entry.isFile() && RUN_FILE.test(entry.name)).map(({ name }) => name);
  return Promise.all(names.toSorted().map(async (name) => ({ name, bytes: (await lstat(join(folder, name))).size })));
}

/** A file of a run as it lies there; undefined when there is none of that name. Links are not followed. */
export async function readRunFile(
  home: string,
  runId: string,
  name: string,
): Promise<{ readonly mime: string; readonly bytes: Buffer } | undefined> {
  if (!RUN_FILE.test(name)) return undefined;
  const path = join(folderOf(home, runId), name);
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile()) return undefined;
      const mime = Object.entries(extensions).find(([, extension]) => name.endsWith(`.${extension}`))?.[0];
      return { mime: mime ?? 'application/octet-stream', bytes: await file.readFile() };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileError(error, path);
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');

/** Before, they lay among the files that clients may read. Done once, at the start. */
export function adoptRunFiles(home: string): void {
  if (existsSync(join(home, 'run-files'))) return;
  mkdirSync(join(home, 'run-files'), { mode: 0o700 });
  for (const entry of readdirSync(join(home, 'files'), { withFileTypes: true })) {
    if (entry.isDirectory() && /^r_\w+$/.test(entry.name)) {
      renameSync(join(home, 'files', entry.name), folderOf(home, entry.name));
    }
  }
}

/** Removes what a deleted run left. */
export function removeRunFiles(home: string, runId: string): void {
  rmSync(folderOf(home, runId), { recursive: true, force: true });
}

function folderOf(home: string, runId: string): string {
  if (!RUN_ID.test(runId)) throw new ArqError('runs.not_found', 'That is no run id. Take one from runs_list.');
  return join(home, 'run-files', runId);
}
