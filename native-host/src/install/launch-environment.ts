import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What `setup` writes to `ARQ_HOME/env.json`, so that a host started by a browser runs as one started by the user. */
export const launchEnvironment = z.strictObject({
  /** Absolute path of Node. */
  node: z.string(),
  /** Absolute path of `arq.mjs`. */
  arq: z.string(),
  /** The only variables the host gets, besides ARQ_HOME. */
  env: z.record(z.string(), z.string()),
});
export type LaunchEnvironment = z.infer<typeof launchEnvironment>;

/** A host needs these to reach the network, the desktop and the user's programs. */
const keptVariables = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'DBUS_SESSION_BUS_ADDRESS',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'SYSTEMROOT',
  'USERPROFILE',
  'LOCALAPPDATA',
  'APPDATA',
  'TEMP',
  'TMP',
  'COMSPEC',
  'PATHEXT',
  'NODE_EXTRA_CA_CERTS',
] as const;

export function launchEnvironmentFile(home: string): string {
  return join(home, 'env.json');
}

/** The environment of this process, cut down to what a host needs. */
export function currentLaunchEnvironment(
  node: string,
  arq: string,
  environment: NodeJS.ProcessEnv = process.env,
): LaunchEnvironment {
  const kept = keptVariables.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { node, arq, env: Object.fromEntries(kept) };
}

/** What `setup` wrote, or undefined when it did not run or its file is damaged. */
export function readLaunchEnvironment(home: string): LaunchEnvironment | undefined {
  try {
    return launchEnvironment.parse(JSON.parse(readFileSync(launchEnvironmentFile(home), 'utf8')));
  } catch {
    return undefined;
  }
}
