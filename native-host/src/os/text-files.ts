/** Listing, reading and writing users' files inside the allowed roots: regular files only, text only, replaced as a whole. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { link, lstat, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { ToolOutput } from '../../../shared/tools/types.ts';
import { openFolder, openParent, realPathInside } from './allowed-path.ts';
import type { AllowedFolder, FileRoots } from './allowed-path.ts';
import { fileError } from './file-error.ts';

const MAX_ENTRIES = 10_000;
const MAX_WRITE_BYTES = 10_000_000;
const DEFAULT_READ_BYTES = 1_000_000;

/** Entries of a folder by name; of the roots themselves for an empty path. */
export async function listFolder(path: string, roots: FileRoots): Promise<ToolOutput<'files_list'>> {
  if (path === '') {
    const entries = await Promise.all(roots.open.map((root) => describeEntry(root, root)));
    return { path: '', entries: entries.filter((entry) => entry !== undefined) };
  }
  const folder = await openFolder(path, roots);
  try {
    const names = (await readdir(folder.at(''))).toSorted().slice(0, MAX_ENTRIES);
    const entries = await Promise.all(names.map((name) => describeEntry(folder.at(name), name)));
    return { path: folder.path, entries: entries.filter((entry) => entry !== undefined) };
  } catch (error) {
    throw fileError(error, folder.path);
  } finally {
    await folder.close();
  }
}

/** Text of a file, cut at `maxBytes` between two characters. Throws `files.not_text` for anything but UTF-8. */
export async function readTextFile(
  path: string,
  options: { readonly maxBytes?: number | undefined; readonly roots: FileRoots },
): Promise<ToolOutput<'files_read'>> {
  const { maxBytes = DEFAULT_READ_BYTES, roots } = options;
  const real = await realPathInside(path, roots);
  const folder = await openFolder(dirname(real), roots);
  try {
    const place = folder.at(basename(real));
    requireRegular(await lstat(place), real);
    // Neither a link that has just been put there is followed, nor a pipe waited for.
    const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      requireRegular(stat, real);
      const buffer = Buffer.alloc(Math.min(stat.size, maxBytes));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      const isTruncated = stat.size > bytesRead;
      return {
        path: real,
        text: decode(buffer.subarray(0, bytesRead), isTruncated, real),
        bytes: stat.size,
        truncated: isTruncated,
      };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, real);
  } finally {
    await folder.close();
  }
}

/** Writes a file as a whole: until the last moment the old content stands. Throws `files.exists` without `overwrite`. */
export async function writeTextFile(
  path: string,
  text: string,
  options: { readonly overwrite: boolean; readonly roots: FileRoots },
): Promise<ToolOutput<'files_write'>> {
  const { overwrite, roots } = options;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_WRITE_BYTES)
    throw new ArqError(
      'files.too_large',
      `The text has ${bytes} bytes; at most ${MAX_WRITE_BYTES} are written at once. Split it.`,
    );
  const { folder, name } = await openParent(path, roots);
  const shown = join(folder.path, name);
  try {
    const existing = await lstat(folder.at(name)).catch((error: unknown) => ignoreAbsent(error));
    if (existing?.isSymbolicLink() === true) {
      // Through the link to where it really leads, if that is allowed at all.
      const real = await realPathInside(shown, roots);
      return await writeTextFile(real, text, options);
    }
    if (existing !== undefined) requireRegular(existing, shown);
    if (existing !== undefined && !overwrite) throw fileError({ code: 'EEXIST' }, shown);
    await replace(folder, name, text, { overwrite, mode: existing?.mode });
    return { path: shown, bytes };
  } catch (error) {
    throw fileError(error, shown);
  } finally {
    await folder.close();
  }
}

async function replace(
  folder: AllowedFolder,
  name: string,
  text: string,
  options: { overwrite: boolean; mode: number | undefined },
): Promise<void> {
  const partial = folder.at(`.arq-${randomBytes(6).toString('hex')}.tmp`);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = await open(partial, flags, options.mode === undefined ? 0o666 : options.mode & 0o777);
  try {
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link fails where a file stands by now; a rename would silently replace it.
    if (options.overwrite) await rename(partial, folder.at(name));
    else await link(partial, folder.at(name));
  } finally {
    await unlink(partial).catch((error: unknown) => ignoreAbsent(error));
  }
  await folder.handle?.sync();
}

async function describeEntry(
  place: string,
  name: string,
): Promise<ToolOutput<'files_list'>['entries'][number] | undefined> {
  const stat = await lstat(place).catch((error: unknown) => ignoreAbsent(error));
  if (stat === undefined) return undefined;
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : stat.isSymbolicLink() ? 'link' : 'other';
  return { name, kind, bytes: stat.size, modifiedAt: stat.mtimeMs };
}

function requireRegular(stat: Stats, path: string): void {
  if (stat.isFile()) return;
  if (stat.isDirectory()) throw fileError({ code: 'EISDIR' }, path);
  throw new ArqError('files.not_a_file', `${resolve(path)} is a device, pipe or socket. Only plain files are used.`);
}

function decode(bytes: Buffer, isTruncated: boolean, path: string): string {
  try {
    // While streaming, a character cut in two at the end is held back instead of refused.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isTruncated });
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8: told below, together with text that holds NUL.
  }
  throw new ArqError('files.not_text', `${path} is not a text file. Only UTF-8 text can be read.`);
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
