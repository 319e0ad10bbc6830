/** `ARQ_HOME/settings.json`, written by hand for now. Read at each use: an edit counts at once. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { describeIssues } from '../../../shared/protocol/parse-for.ts';

const settingsSchema = z.strictObject({
  /** Folders that the files_* tools may enter, absolute or below `~/`. */
  fileRoots: z.array(z.string().min(1)).min(1).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Throws `settings.invalid` with what to repair. */
export function readSettings(home: string): Settings {
  const path = join(home, 'settings.json');
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ArqError('settings.invalid', `${path} cannot be read as JSON. Repair or delete it.`, { cause });
  }
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success)
    throw new ArqError('settings.invalid', `${path}: ${describeIssues(parsed.error)}. Repair or delete it.`);
  return parsed.data;
}

/** Folders that the files_* tools may enter; relative paths start at the first. By default Downloads and ARQ's own files. */
export function fileRoots(home: string): string[] {
  const own = join(home, 'files');
  const chosen = readSettings(home).fileRoots;
  if (chosen === undefined) {
    const downloads = join(homedir(), 'Downloads');
    return existsSync(downloads) ? [downloads, own] : [own];
  }
  return chosen.map((root) => {
    const path = root === '~' || root.startsWith('~/') ? join(homedir(), root.slice(1)) : root;
    if (!isAbsolute(path))
      throw new ArqError(
        'settings.invalid',
        `fileRoots in ${join(home, 'settings.json')} must be absolute paths; “${root}” is not.`,
      );
    return path;
  });
}
