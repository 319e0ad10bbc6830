/** Installs what the system lacks, where a Debian-like system lets us; says what to install where it does not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** True when apt-get is there and runs as root, or with a sudo that does not ask for a password. */
function aptPrefix(): readonly string[] | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const isSudoFree = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return isSudoFree ? ['sudo', '-n'] : undefined;
}

function runApt(
  prefix: readonly string[],
  args: readonly string[],
): { readonly isOk: boolean; readonly output: string } {
  const [command = 'apt-get', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const result = spawnSync(command, rest, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { isOk: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

/**
 * Installs Debian packages; a mirror that stumbled is asked a second time. Returns undefined when they are installed,
 * else what to tell the user.
 */
export function installSystemPackages(packages: readonly string[]): string | undefined {
  const byHand = `Install ${packages.join(', ')} with your system's package manager (on Debian: apt-get install ${packages.join(' ')}), then try again.`;
  const prefix = aptPrefix();
  if (prefix === undefined) return byHand;
  process.stderr.write(`Installing ${packages.join(', ')} (apt-get) …\n`);
  const args = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages];
  let result = runApt(prefix, args);
  for (let attempt = 0; attempt < 2 && !result.isOk; attempt += 1) {
    // Without package lists, or with old ones, nothing is found.
    runApt(prefix, ['update']);
    result = runApt(prefix, args);
  }
  return result.isOk
    ? undefined
    : `apt-get failed.\n${result.output.trim().split('\n').slice(-8).join('\n')}\n${byHand}`;
}
