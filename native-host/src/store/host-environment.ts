/**
 * `ARQ_HOME/env.json`: how to start the host, written by `arq setup` from the user's own shell. The relay rebuilds the
 * host's environment from it, never from the browser's: that one may lack PATH and proxy, or hold what a web browser
 * was given. Zod-free for the relay's sake.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface HostEnvironment {
  /** Absolute path of the Node that runs the host. */
  readonly node: string;
  /** Absolute path of `arq.mjs`. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Names that the host may need from the user's shell; everything else stays behind. */
const CARRIED =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|XDG_\w+|(?:https?|no|all)_proxy|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|NODE_EXTRA_CA_CERTS|OTEL_EXPORTER_OTLP_(?:TRACES_)?ENDPOINT|ARQ_LOG_LEVEL|SSL_CERT_FILE|SSL_CERT_DIR|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles(?:\(x86\))?)$/;

/** What of `environment` the host gets. */
export function carriedEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => CARRIED.test(entry[0]) && entry[1] !== undefined,
    ),
  );
}

export function writeHostEnvironment(home: string, value: HostEnvironment): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const path = join(home, 'env.json');
  writeFileAtomic(path, `${JSON.stringify(value, undefined, 2)}\n`);
}

/** Undefined when setup has not run here or the file is damaged. */
export function findHostEnvironment(home: string): HostEnvironment | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(home, 'env.json'), 'utf8'));
    return isHostEnvironment(value) ? value : undefined;
  } catch {
    // The caller falls back to its own Node and the script beside it.
    return undefined;
  }
}

function isHostEnvironment(value: unknown): value is HostEnvironment {
  if (typeof value !== 'object' || value === null) return false;
  if (!('node' in value && 'script' in value && 'environment' in value)) return false;
  const { node, script, environment } = value;
  if (typeof node !== 'string' || typeof script !== 'string' || typeof environment !== 'object' || environment === null)
    return false;
  return Object.values(environment).every((item) => typeof item === 'string');
}
