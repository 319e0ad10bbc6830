/** `ARQ_HOME/settings.json`, written by hand for now. Read at each use: an edit counts at once. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_WORKSPACE } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { describeIssues } from '../../../shared/protocol/parse-for.ts';

const httpSettings = z.strictObject({
  /** 0 takes any free one. */
  port: z.number().int().min(0).max(65_535).optional(),
  /** Address to listen at; loopback unless told, and beyond it only with `tls`. */
  host: z.string().min(1).max(253).optional(),
  /** Paths of PEM files. */
  tls: z.strictObject({ cert: z.string().min(1), key: z.string().min(1) }).optional(),
  /** Names, with or without port, under which the server is asked for besides its address. */
  allowedHosts: z.array(z.string().min(1).max(260)).max(100).optional(),
  /** Origins of web pages that may speak to it. */
  allowedOrigins: z.array(z.string().min(1).max(300)).max(100).optional(),
});
export type HttpSettings = z.infer<typeof httpSettings>;

const settingsSchema = z.strictObject({
  /** Folders that the files_* tools may enter, absolute or below `~/`. */
  fileRoots: z.array(z.string().min(1)).min(1).optional(),
  /** Base address of an OTLP/HTTP collector for traces, such as `http://localhost:4318`. */
  otlpEndpoint: z.url({ protocol: /^https?$/ }).optional(),
  /** Least serious lines that the log takes; `info` unless told. */
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).optional(),
  audit: z
    .strictObject({
      /** Rows older than this are cut, once a day; all are kept unless told. */
      retentionDays: z.number().int().min(1).max(36_500).optional(),
    })
    .optional(),
  /** Its presence has the host serve HTTP. */
  http: httpSettings.optional(),
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

/**
 * The folders of a workspace: those of the settings for the person's own, and a folder of its own for every other, so
 * that a token of one reads nothing of the person's, nor of another's. All else in `home` (database, secrets, exports) is closed even where a root holds it.
 */
export function fileRootsOf(
  home: string,
  workspace: string,
): { open: string[]; closed: { folder: string; but: string } } {
  if (workspace === DEFAULT_WORKSPACE) {
    return { open: fileRoots(home), closed: { folder: home, but: join(home, 'files') } };
  }
  const own = join(home, 'workspaces', workspace, 'files');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return { open: [own], closed: { folder: home, but: own } };
}
