/** A file inside the allowed roots, held open so that what is read is what was looked at. */
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { openFolder, realPathInside, type FileRoots } from './allowed-path.ts';
import { fileError } from './file-error.ts';

export interface HeldFile {
  /** Real path, for people. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
  /** Parts of at most `partBytes`, in order. Throws `files.changed` when the file is another size by then. */
  parts(partBytes: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

function requireRegular(stat: Stats, path: string): void {
  if (stat.isFile()) return;
  if (stat.isDirectory()) throw fileError({ code: 'EISDIR' }, path);
  throw new ArqError('files.not_a_file', `${path} is a device, pipe or socket. Only plain files are used.`);
}

/** Opens a regular file for reading. Close it. Throws `files.outside_roots`, `files.not_found`, `files.not_a_file` and what the disk says. */
export async function holdFile(path: string, roots: FileRoots): Promise<HeldFile> {
  const real = await realPathInside(path, roots);
  const name = basename(real);
  const folder = await openFolder(dirname(real), roots);
  try {
    const place = folder.at(name);
    requireRegular(await lstat(place), real);
    // Neither a link that has just been put there is followed, nor a pipe waited for.
    const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) {
      await file.close();
      requireRegular(stat, real);
    }
    return {
      path: real,
      name,
      bytes: stat.size,
      modifiedAt: stat.mtimeMs,
      async *parts(partBytes) {
        for (let at = 0; at < stat.size;) {
          const buffer = Buffer.alloc(Math.min(partBytes, stat.size - at));
          const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
          if (bytesRead === 0) throw changed(real);
          at += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
        if ((await file.stat()).size !== stat.size) throw changed(real);
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw fileError(error, real);
  } finally {
    await folder.close();
  }
}

const changed = (path: string) =>
  new ArqError('files.changed', `${path} changed while it was read. Try again when nothing writes to it.`);
