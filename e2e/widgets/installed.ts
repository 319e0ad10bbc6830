/**
 * The widget libraries are a package of their own, so that nobody pays for them who only uses ARQ. They are installed
 * when the whole matrix runs; the short form makes do with the pages that need none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = import.meta.dirname;
const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

export function areWidgetsInstalled(): boolean {
  return existsSync(join(folder, 'node_modules/.package-lock.json'));
}

/** Takes a minute or two, and 700 MB. No script of any package runs. */
export function installWidgets(): void {
  if (areWidgetsInstalled()) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** The version that the lock file names, installed or not. */
export function versionOf(name: string): string {
  const { packages } = lock.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  const version = packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`${name} is not in e2e/widgets/package-lock.json.`);
  return version;
}
