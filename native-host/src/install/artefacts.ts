import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute paths of what is built, as seen from the running code. */
export interface Artefacts {
  /** The Node that runs this, and that the browser's relay is to run in. */
  readonly node: string;
  readonly commandLine: string;
  readonly relay: string;
  readonly chromiumExtension: string;
  readonly firefoxExtension: string;
  readonly practicePages: string;
}

/** The folder with ARQ's package.json, above the bundle as above the sources. */
function findPackageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && /"name":\s*"arq"/.test(readFileSync(file, 'utf8'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json of ARQ lies above ${import.meta.dirname}.`);
  }
}

/** Where the built things lie; they need not exist yet. */
export function locateArtefacts(): Artefacts {
  const root = findPackageRoot();
  return {
    node: process.execPath,
    commandLine: join(root, 'native-host/dist/arq.mjs'),
    relay: join(root, 'native-host/dist/relay.mjs'),
    chromiumExtension: join(root, '.output/chrome-mv3'),
    firefoxExtension: join(root, '.output/firefox-mv3'),
    practicePages: join(root, 'native-host/practice'),
  };
}

/** The version in package.json. */
export function readVersion(): string {
  const text = readFileSync(join(findPackageRoot(), 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? '0.0.0';
}
