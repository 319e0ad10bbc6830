import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import { browserProducts, type BrowserChoice } from '../browsers/browser-kinds.ts';
import { carriedEnvironment, writeHostEnvironment } from '../store/host-environment.ts';
import type { Artefacts } from './artefacts.ts';
import { forget, installFile, record, recordFile, readInstallRecord, removeInstalled } from './install-record.ts';
import { manifestPlace, type UserFolders } from './manifest-places.ts';
import { nativeManifestText } from './native-manifest.ts';
import { relayScriptPath, relayScriptText } from './relay-script.ts';
import { removeRegistryKey, setRegistryDefault } from './registry.ts';

/** What an installation goes by; all of it can be pointed at a temporary place. */
export interface InstallTarget {
  readonly home: string;
  readonly artefacts: Pick<Artefacts, 'node' | 'commandLine' | 'relay'>;
  readonly folders: UserFolders;
  readonly environment: NodeJS.ProcessEnv;
}

function familyOf(browser: BrowserChoice): 'chromium' | 'firefox' {
  return browser === 'firefox' ? 'firefox' : 'chromium';
}

/** Writes relay script and the host's environment, which every registration needs. Returns the script's path. */
export function installRelay(target: InstallTarget): string {
  const { home, artefacts, environment, folders } = target;
  if (!existsSync(artefacts.relay)) {
    throw new ArqError(
      'install.not_built',
      `The host is not built: ${artefacts.relay} is missing. Run \`npm run build\` first.`,
    );
  }
  recordFile(home, join(home, 'env.json'));
  writeHostEnvironment(home, {
    node: artefacts.node,
    script: artefacts.commandLine,
    environment: carriedEnvironment(environment),
  });
  const script = relayScriptPath(home, folders.platform);
  installFile(
    home,
    script,
    relayScriptText({ node: artefacts.node, relay: artefacts.relay, home }, folders.platform),
    0o700,
  );
  return script;
}

/** Registers the host with the user's own copy of a browser. Returns where. */
export async function registerWithBrowser(browser: BrowserChoice, target: InstallTarget): Promise<string> {
  const script = installRelay(target);
  const text = nativeManifestText(familyOf(browser), script);
  const place = manifestPlace(browser, target.folders);
  if (place.type === 'file') {
    installFile(target.home, place.path, text);
    return place.path;
  }
  const file = join(target.home, 'manifests', `${NATIVE_HOST_NAME}.${familyOf(browser)}.json`);
  installFile(target.home, file, text);
  record(target.home, { registryKey: place.key });
  await setRegistryDefault(place.key, file);
  return place.key;
}

/**
 * Takes the registration back: for one browser, or altogether with script and environment. Returns what was
 * removed. The user's runs and settings stay.
 */
export async function unregister(browser: BrowserChoice | undefined, target: InstallTarget): Promise<string[]> {
  const chosen = browser === undefined ? browserProducts.map((product) => product.kind) : [browser];
  const places = chosen.map((kind) => manifestPlace(kind, target.folders));
  const keys = readInstallRecord(target.home).registryKeys.filter((key) =>
    places.some((place) => place.type === 'registry' && place.key === key),
  );
  for (const key of keys) await removeRegistryKey(key);
  if (keys.length > 0) {
    forget(target.home, (thing) => 'registryKey' in thing && keys.includes(thing.registryKey));
  }
  const paths = new Set(places.flatMap((place) => (place.type === 'file' ? [place.path] : [])));
  const files = removeInstalled(target.home, (file) => browser === undefined || paths.has(file));
  return [...keys, ...files];
}
