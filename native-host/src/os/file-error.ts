import { ArqError } from '../../../shared/protocol/errors.ts';
import type { ArqErrorCode } from '../../../shared/protocol/errors.ts';

const known: Readonly<Record<string, readonly [ArqErrorCode, string]>> = {
  ENOENT: ['files.not_found', 'does not exist. Check the name with files_list.'],
  ENOTDIR: ['files.not_found', 'does not exist: a part of its path is no folder.'],
  EEXIST: ['files.exists', 'exists already. Set overwrite to replace it, or choose another name.'],
  ENOSPC: [
    'files.disk_full',
    'was not written: the disk is full. Make room and try again; what was there before is unchanged.',
  ],
  EDQUOT: [
    'files.disk_full',
    'was not written: the disk quota is used up. Make room and try again; what was there before is unchanged.',
  ],
  EFBIG: ['files.too_large', 'would be larger than this disk or user may hold.'],
  EACCES: ['files.not_permitted', 'may not be opened by this user.'],
  EPERM: ['files.not_permitted', 'may not be changed by this user.'],
  EROFS: ['files.not_permitted', 'lies on a disk that cannot be written.'],
  EISDIR: ['files.not_a_file', 'is a folder. Name a file.'],
  ELOOP: ['files.outside_roots', 'is a link that leads elsewhere, or became one just now. Name the file itself.'],
  ENAMETOOLONG: ['files.path_invalid', 'is a name too long for this disk.'],
  EMFILE: ['files.busy', 'cannot be opened now: too many files are open. Try again.'],
  ENFILE: ['files.busy', 'cannot be opened now: too many files are open. Try again.'],
};

/** What the file system said, as an ArqError that tells what to do. `path` is for people. */
export function fileError(thrown: unknown, path: string): ArqError {
  if (thrown instanceof ArqError) return thrown;
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
      ? thrown.code
      : '';
  const [arqCode, says] = known[code] ?? ['files.failed', `could not be used (${code || 'unknown reason'}).`];
  return new ArqError(arqCode, `${path} ${says}`, { cause: thrown });
}
