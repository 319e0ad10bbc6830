/** Files that runs leave on the host's disk, below `ARQ_HOME/files/<runId>`: screenshots in full. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { fileError } from './file-error.ts';

const RUN_ID = /^[\w-]{1,60}$/;
const extensions: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/** Writes a step's picture and returns its absolute path. Throws `files.disk_full` and its like. */
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

/** Removes what a deleted run left. */
export function removeRunFiles(home: string, runId: string): void {
  rmSync(folderOf(home, runId), { recursive: true, force: true });
}

function folderOf(home: string, runId: string): string {
  if (!RUN_ID.test(runId)) throw new ArqError('runs.not_found', 'That is no run id. Take one from runs_list.');
  return join(home, 'files', runId);
}
