import { existsSync, statSync } from 'node:fs';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { osKeychain, type Keychain } from '../store/secrets/keychain.ts';
import { choosePlace, findPassphrase, keyFilePath, PASSPHRASE_VARIABLE } from '../store/secrets/master-passphrase.ts';
import { readSecretsFile, type SecretPlace, secretsPath } from '../store/secrets/secrets-file.ts';
import type { CheckResult } from './checks.ts';

const name = 'Secrets';
const places: Readonly<Record<SecretPlace, string>> = {
  keychain: 'sealed, with the key in the keychain of this computer',
  passphrase: `sealed, with the passphrase in ${PASSPHRASE_VARIABLE}`,
  'key-file': 'sealed, with the key in a file beside them, for want of a keychain',
};

/** Where secrets of channels and the like are kept here, and whether they can be opened. Changes nothing. */
export async function checkSecrets(
  home: string,
  { keychain = osKeychain, environment = process.env }: { keychain?: Keychain; environment?: NodeJS.ProcessEnv } = {},
): Promise<CheckResult> {
  const deps = { home, keychain, passphrase: environment[PASSPHRASE_VARIABLE] };
  try {
    const file = readSecretsFile(home);
    if (file === undefined) {
      return { name, verdict: 'fine', detail: `none kept; they would be ${places[await choosePlace(deps)]}` };
    }
    const open = [secretsPath(home), keyFilePath(home)].find((path) => existsSync(path) && isOpenToOthers(path));
    if (open !== undefined) {
      return {
        name,
        verdict: 'broken',
        detail: `${open} can be read by other users`,
        remedy: `chmod 600 '${open}', then replace the secrets: others may know them`,
      };
    }
    // The host alone may have been started with the passphrase.
    if (file.place !== 'passphrase') await findPassphrase(file.place, deps);
    return { name, verdict: 'fine', detail: `${Object.keys(file.values).length} kept, ${places[file.place]}` };
  } catch (thrown) {
    const { message } = toArqError(thrown);
    return { name, verdict: 'broken', detail: message, remedy: 'Do as the line above says.' };
  }
}

const isOpenToOthers = (path: string) => process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
