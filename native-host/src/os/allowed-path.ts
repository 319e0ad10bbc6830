/**
 * Which paths the files_* tools may touch: those whose real place, after every link, lies inside an allowed root. On
 * Linux a folder is then held open and used through its descriptor, so that swapping a folder for a link between check
 * and use leads nowhere; elsewhere the real place is checked again after opening.
 */
import { constants } from 'node:fs';
import { open, readlink, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { fileError } from './file-error.ts';

const isLinux = process.platform === 'linux';

/** What the files_* tools may enter. */
export interface FileRoots {
  readonly open: readonly string[];
  /** ARQ's own folder, which is closed whatever lies around it, but for the one in it that is meant for them. */
  readonly closed?: { readonly folder: string; readonly but: string } | undefined;
}

/** A folder inside the roots, held open. */
export interface AllowedFolder {
  /** Real path, for people. */
  readonly path: string;
  /** What to open entries under: the held folder itself where the system can name it. */
  at(name: string): string;
  readonly handle: FileHandle | undefined;
  close(): Promise<void>;
}

/** Absolute form of a path a caller wrote. Throws `files.path_invalid` or `files.outside_roots`. */
export function absolutePath(path: string, roots: FileRoots): string {
  const isStream = process.platform === 'win32' && /^\\\\|:.*:|^[^:]{2,}:/.test(path);
  if (path.includes('\0') || isStream)
    throw new ArqError('files.path_invalid', 'The path holds what no path may hold. Name a plain file or folder.');
  const [first] = roots.open;
  if (first === undefined) throw outside(path, roots);
  return isAbsolute(path) ? resolve(path) : resolve(first, path);
}

/** Real place of something that exists. Throws `files.outside_roots` or `files.not_found`. */
export async function realPathInside(path: string, roots: FileRoots): Promise<string> {
  const absolute = absolutePath(path, roots);
  const real = await realRootsOf(roots);
  // Told apart before looking: what lies outside is refused without a word on whether it exists.
  const written = { ...roots, open: [...roots.open, ...real.open] };
  if (!isAllowed(absolute, written) || !isAllowed(absolute, { ...real, open: written.open }))
    throw outside(path, roots);
  const place = await realpath(absolute).catch((error: unknown) => {
    throw fileError(error, absolute);
  });
  if (!isAllowed(place, real)) throw outside(path, roots);
  return place;
}

/** The folder that holds `path`, and the entry's name in it. Nothing is said of the entry itself. */
export async function openParent(path: string, roots: FileRoots): Promise<{ folder: AllowedFolder; name: string }> {
  const absolute = absolutePath(path, roots);
  const realRoots = await realRootsOf(roots);
  if (realRoots.open.includes(absolute) || roots.open.some((root) => resolve(root) === absolute)) {
    throw new ArqError('files.not_a_file', `${absolute} is a folder. Name a file in it.`);
  }
  return { folder: await openFolder(dirname(absolute), roots), name: basename(absolute) };
}

/** Opens a folder inside the roots. Close it. */
export async function openFolder(path: string, roots: FileRoots): Promise<AllowedFolder> {
  const real = await realPathInside(path, roots);
  if (!isLinux) return { path: real, at: (name) => join(real, name), handle: undefined, close: async () => {} };
  const handle = await open(real, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW).catch(
    (error: unknown) => {
      throw fileError(error, real);
    },
  );
  try {
    const held = `/proc/self/fd/${handle.fd}`;
    if (!isAllowed(await readlink(held), await realRootsOf(roots))) throw outside(path, roots);
    return { path: real, at: (name) => (name === '' ? held : `${held}/${name}`), handle, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function realRootsOf({ open: folders, closed }: FileRoots): Promise<FileRoots> {
  const real = await Promise.allSettled(folders.map((root) => realpath(root)));
  const open = real.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (closed === undefined) return { open };
  // What is not there yet holds nothing, and is closed under its written name all the same.
  const [folder, but] = await Promise.all([closed.folder, closed.but].map((one) => realpath(one).catch(() => one)));
  return { open, closed: { folder: folder ?? closed.folder, but: but ?? closed.but } };
}

function isAllowed(path: string, { open: folders, closed }: FileRoots): boolean {
  const isClosed = closed !== undefined && isInside(path, [closed.folder]) && !isInside(path, [closed.but]);
  return !isClosed && isInside(path, folders);
}

function isInside(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => {
    const way = relative(root, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
  });
}

function outside(path: string, roots: FileRoots): ArqError {
  return new ArqError(
    'files.outside_roots',
    `“${path.slice(0, 200)}” lies outside the folders ARQ may use: ${roots.open.join(', ')}. Choose a path inside them, or add a folder to fileRoots in settings.json. ARQ's own folder stays closed.`,
    { data: { roots: roots.open } },
  );
}
