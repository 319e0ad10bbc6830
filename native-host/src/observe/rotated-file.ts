/** A file of lines that is rotated by size. Owns the open file. */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatedFile {
  /** Never throws: a line that the disk does not take is counted. */
  write(line: string): void;
  /** Lines lost since the last that got through; they count as told. */
  takeLost(): number;
  close(): void;
}

export function openRotatedFile(
  path: string,
  { maxBytes = 5_000_000, keep = 3 }: { readonly maxBytes?: number; readonly keep?: number },
): RotatedFile {
  let file: number | undefined;
  let size = 0;
  let lost = 0;
  let told = 0;

  const open = () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
  };
  const rotate = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
    rmSync(`${path}.${keep}`, { force: true });
    for (let index = keep - 1; index >= 0; index -= 1) {
      const from = index === 0 ? path : `${path}.${index}`;
      try {
        renameSync(from, `${path}.${index + 1}`);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
  };

  return {
    write(line) {
      try {
        if (file === undefined) open();
        if (size > 0 && size + line.length > maxBytes) {
          rotate();
          open();
        }
        if (file === undefined) return;
        size += writeSync(file, line);
        lost = 0;
      } catch {
        // There is no place left to say so; the next line that gets through tells how many did not.
        lost = told + 1;
      }
      told = 0;
    },
    takeLost() {
      told = lost;
      return lost;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
