import { basename, dirname, resolve } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { CHROMIUM_EXTENSION_ID, GECKO_ID, NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';

/** What the relay was started with. */
export interface RelayArguments {
  /** From `--home`, which the wrapper that setup wrote puts first. */
  readonly home: string | undefined;
  readonly browser: 'chromium' | 'firefox';
}

/**
 * Reads what a browser puts on the command line: Chromium `chrome-extension://<id>/` (and a window handle on Windows),
 * Firefox the path of the manifest and the add-on's id. Anyone else is refused with `relay.caller_refused`. This
 * catches mistakes; against other programs of the user there is the host's handshake.
 */
export function parseRelayArguments(args: readonly string[]): RelayArguments {
  const rest = [...args];
  const home = rest[0] === '--home' ? rest.splice(0, 2)[1] : undefined;
  if (rest[0] === `chrome-extension://${CHROMIUM_EXTENSION_ID}/`) return { home: absolute(home), browser: 'chromium' };
  const [manifest, addOn] = rest;
  const isManifest =
    manifest !== undefined && basename(manifest) === `${NATIVE_HOST_NAME}.json` && dirname(manifest) !== '.';
  // Registry entries on Windows may name the manifest file freely.
  const isManifestOnWindows = process.platform === 'win32' && manifest?.toLowerCase().endsWith('.json') === true;
  if ((isManifest || isManifestOnWindows) && addOn === GECKO_ID) return { home: absolute(home), browser: 'firefox' };
  throw new ArqError(
    'relay.caller_refused',
    'The relay is started by a browser for the ARQ extension, not by hand or for another extension. Use `arq host` or `arq run`.',
  );
}

function absolute(home: string | undefined): string | undefined {
  return home === undefined ? undefined : resolve(home);
}
