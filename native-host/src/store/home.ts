import { createHash } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** The shortest limit there is (macOS; Linux takes 107). */
const MAX_SOCKET_PATH_BYTES = 103;

/** Where ARQ keeps all of its data: `ARQ_HOME`, else the platform's folder for a user's application data. */
export function arqHome(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = environment['ARQ_HOME'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support/ARQ');
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData/Local'), 'ARQ');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'arq');
}

/**
 * The host's door for one ARQ_HOME: a socket in the runtime folder, a named pipe on Windows. The home is hashed
 * because socket paths over 107 bytes fail on Linux (103 on macOS). Not below TMPDIR: a browser and a terminal may
 * have different ones, and must find the same door.
 */
export function hostSocketPath(
  home: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const name = `arq-${createHash('sha256').update(resolve(home)).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const runtime = environment['XDG_RUNTIME_DIR'];
  const own = join(`/tmp/arq-${userInfo().uid}`, name, 'host.sock');
  if (runtime === undefined || runtime === '') return own;
  const path = join(runtime, name, 'host.sock');
  // A runtime folder that is itself too deep: the one in /tmp is short everywhere.
  return Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES ? own : path;
}
