/** What `arq doctor` looks at: each check reads, changes nothing, and says how to repair what it finds. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listBrowsers } from '../browsers/find-browser.ts';
import { NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import { findHostEnvironment } from '../store/host-environment.ts';
import type { Artefacts } from './artefacts.ts';
import { readInstallRecord } from './install-record.ts';
import { nativeManifestText } from './native-manifest.ts';
import { relayScriptPath } from './relay-script.ts';

export interface CheckResult {
  readonly name: string;
  /** `note` is worth knowing and breaks nothing. */
  readonly verdict: 'fine' | 'note' | 'broken';
  readonly detail: string;
  readonly remedy?: string;
}

export interface CheckTarget {
  readonly home: string;
  readonly artefacts: Artefacts;
  readonly environment: NodeJS.ProcessEnv;
  readonly nodeVersion: string;
}

const NEEDED_NODE = 24;
const LOW_DISK_BYTES = 200 * 1024 * 1024;

const fine = (name: string, detail: string): CheckResult => ({ name, verdict: 'fine', detail });
const broken = (name: string, detail: string, remedy: string): CheckResult => ({
  name,
  verdict: 'broken',
  detail,
  remedy,
});

function checkNode({ nodeVersion }: CheckTarget): CheckResult {
  return Number.parseInt(nodeVersion, 10) >= NEEDED_NODE
    ? fine('Node', nodeVersion)
    : broken(
        'Node',
        `${nodeVersion} is too old`,
        `Install Node ${NEEDED_NODE} or newer, or use the one of the checkout: npm run -s arq -- doctor`,
      );
}

function checkBuilt({ artefacts }: CheckTarget): CheckResult {
  const parts = {
    host: artefacts.commandLine,
    relay: artefacts.relay,
    'extension for Chromium': join(artefacts.chromiumExtension, 'manifest.json'),
    'extension for Firefox': join(artefacts.firefoxExtension, 'manifest.json'),
  };
  const missing = Object.entries(parts)
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => name);
  return missing.length === 0
    ? fine('Build', 'host, relay and both extensions are there')
    : broken('Build', `missing: ${missing.join(', ')}`, 'npm run build');
}

function checkHome({ home }: CheckTarget): CheckResult {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken('Data folder', reason, `Make ${home} writable for you, or set ARQ_HOME to another folder.`);
  }
  if (process.platform !== 'win32' && (statSync(home).mode & 0o077) !== 0) {
    return broken('Data folder', `${home} can be read by other users`, `chmod 700 '${home}'`);
  }
  return fine('Data folder', home);
}

function checkDisk({ home }: CheckTarget): CheckResult {
  if (!existsSync(home)) return fine('Disk', 'not looked at');
  const { bavail, bsize } = statfsSync(home);
  const freeBytes = bavail * bsize;
  const detail = `${Math.round(freeBytes / 1024 ** 2)} MB free`;
  return freeBytes < LOW_DISK_BYTES
    ? broken('Disk', detail, 'Free some space: ARQ writes down each step before it acts, and stops when it cannot.')
    : fine('Disk', detail);
}

function checkBrowsers({ environment }: CheckTarget): CheckResult {
  const found = listBrowsers(environment);
  return found.length > 0
    ? fine('Browsers', found.map(({ product, executable }) => `${product.title} (${executable})`).join(', '))
    : broken('Browsers', 'none was found', 'Install Chromium or Firefox, or name one in ARQ_CHROMIUM or ARQ_FIREFOX.');
}

function checkRelay({ home }: CheckTarget): CheckResult {
  const script = relayScriptPath(home);
  const launch = findHostEnvironment(home);
  const remedy = 'arq setup';
  if (!existsSync(script) && launch === undefined) {
    return { name: 'Relay', verdict: 'note', detail: 'not set up yet', remedy };
  }
  if (launch === undefined) return broken('Relay', `${join(home, 'env.json')} is missing or damaged`, remedy);
  for (const path of [launch.node, launch.script]) {
    if (!existsSync(path)) return broken('Relay', `${path} is not there any more`, remedy);
  }
  try {
    accessSync(script, constants.X_OK);
  } catch {
    return broken('Relay', `${script} is missing or cannot be run`, remedy);
  }
  return fine('Relay', script);
}

function checkManifests({ home }: CheckTarget): CheckResult {
  const manifests = readInstallRecord(home).files.filter((file) => basename(file) === `${NATIVE_HOST_NAME}.json`);
  if (manifests.length === 0) {
    const detail = 'with no browser of yours; `arq browser` brings its own profile';
    return { name: 'Registration', verdict: 'note', detail, remedy: 'arq setup --browser chromium' };
  }
  const script = relayScriptPath(home);
  const texts = [nativeManifestText('chromium', script), nativeManifestText('firefox', script)];
  const wrong = manifests.filter((file) => !existsSync(file) || !texts.includes(readFileSync(file, 'utf8')));
  return wrong.length === 0
    ? fine('Registration', manifests.join(', '))
    : broken('Registration', `${wrong.join(', ')} is missing or was changed`, 'arq setup');
}

const checks = [checkNode, checkBuilt, checkHome, checkDisk, checkBrowsers, checkRelay, checkManifests];

/** Every check, in the order in which repairs make sense. */
export function runChecks(target: CheckTarget): CheckResult[] {
  return checks.map((check) => check(target));
}
