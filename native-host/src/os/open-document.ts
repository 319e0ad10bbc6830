/**
 * Opens files that came from the web with the program that the desktop has for them. Only kinds that are looked at, and
 * nothing that a system would run: what is not on the list is not opened.
 */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { extname } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { childEnvironment } from './child-environment.ts';

/**
 * What the usual programs show without running anything unasked: no documents made for macros (docm, xlsm), no pages
 * that a browser would open as the computer's own (html, svg, xml), no shortcuts (desktop, lnk, url), no disks, no installers.
 */
const KINDS: ReadonlySet<string> = new Set(
  [
    'pdf djvu epub mobi txt md csv tsv log json ics vcf',
    'docx xlsx pptx odt ods odp rtf doc xls ppt pages numbers key',
    'png jpg jpeg gif webp avif bmp tif tiff heic ico',
    'mp3 m4a aac flac ogg oga opus wav mp4 m4v mov webm mkv avi ogv',
    'zip tar gz tgz bz2 xz 7z',
  ].flatMap((kinds) => kinds.split(' ')),
);

const HEAD_BYTES = 4;
/** Windows, Linux, scripts, and macOS in both byte orders and for several processors. */
const PROGRAM_HEADS = ['4d5a', '7f454c46', '2321', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'];
const ANY_EXECUTE = 0o111;

/** The file's real place. Throws `downloads.missing` and `downloads.not_openable`. */
export async function assertOpenable(path: string): Promise<string> {
  try {
    const place = await realpath(path);
    const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      const head = buffer.subarray(0, bytesRead).toString('hex');
      const isProgram = PROGRAM_HEADS.some((program) => head.startsWith(program));
      const mayRun = process.platform !== 'win32' && (stat.mode & ANY_EXECUTE) !== 0;
      const isKnown = KINDS.has(extname(place).slice(1).toLowerCase());
      if (stat.isFile() && isKnown && !isProgram && !mayRun) return place;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new ArqError(
      'downloads.missing',
      'The file is not where the browser saved it, or cannot be read. It may have been moved; download it again.',
      { cause },
    );
  }
  throw new ArqError(
    'downloads.not_openable',
    'ARQ opens documents, pictures, sound, films and archives, and nothing that could run. Show it with downloads_show; the user can open it.',
  );
}

interface OpenCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The path is an argument or in the environment, never part of a script; it is absolute, so it is no option either. */
export function openCommand(platform: NodeJS.Platform, path: string): OpenCommand {
  if (platform === 'darwin') return { file: 'open', args: [path] };
  if (platform === 'win32')
    return {
      file: 'powershell.exe',
      args: ['-NoProfile', '-NonInteractive', '-Command', 'Invoke-Item -LiteralPath $env:ARQ_OPEN_PATH'],
      env: { ARQ_OPEN_PATH: path },
    };
  return { file: 'xdg-open', args: [path] };
}

/** Some desktops answer at once, others only when the program ends: what goes on this long has begun. */
const BEGUN_MS = 3_000;

/** Throws `downloads.not_opened`. */
export async function openDocument(path: string, environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { execa } = await import('execa');
  const { file, args, env = {} } = openCommand(process.platform, path);
  const child = execa(file, args, {
    env: { ...childEnvironment(environment), ...env },
    extendEnv: false,
    stdio: 'ignore',
    detached: true,
    cleanup: false,
    reject: false,
    windowsHide: true,
  });
  // What it shows stays when the host ends.
  child.unref();
  const timer = Promise.withResolvers<undefined>();
  const timeout = setTimeout(() => timer.resolve(undefined), BEGUN_MS);
  const ended = await Promise.race([child, timer.promise]);
  clearTimeout(timeout);
  if (ended === undefined || !ended.failed) return;
  const isMissing = ended.code === 'ENOENT';
  throw new ArqError(
    'downloads.not_opened',
    isMissing
      ? `${file} is not there to open files. Install it, or show the file with downloads_show.`
      : `${file} could not open it: no program is set for such files, or there is no screen. Show it with downloads_show.`,
    { cause: ended },
  );
}
