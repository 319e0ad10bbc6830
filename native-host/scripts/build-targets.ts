import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** Something that is built: what it is made from, and the file whose presence says that it was. */
export interface BuildTarget {
  readonly name: 'extension for Chromium' | 'extension for Firefox' | 'host';
  /** Files and folders below the checkout; a change in any of them makes the output stale. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** Remembers the hash of the inputs that the output was made from. */
  readonly stamp: string;
}

const extensionInputs = ['extension', 'shared', 'manifest-assets', 'wxt.config.ts', 'package-lock.json'];

export const buildTargets = {
  chrome: {
    name: 'extension for Chromium',
    inputs: extensionInputs,
    output: join(projectRoot, '.output/chrome-mv3/manifest.json'),
    stamp: join(projectRoot, '.output/.chrome-mv3.sha256'),
  },
  firefox: {
    name: 'extension for Firefox',
    inputs: extensionInputs,
    output: join(projectRoot, '.output/firefox-mv3/manifest.json'),
    stamp: join(projectRoot, '.output/.firefox-mv3.sha256'),
  },
  host: {
    name: 'host',
    inputs: ['native-host/src', 'shared', 'package-lock.json', 'native-host/scripts/build-host.ts'],
    output: join(projectRoot, 'native-host/dist/arq.mjs'),
    stamp: join(projectRoot, 'native-host/dist/.sha256'),
  },
} as const satisfies Record<string, BuildTarget>;

export type BuildTargetName = keyof typeof buildTargets;
