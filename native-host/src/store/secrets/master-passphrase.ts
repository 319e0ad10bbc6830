/** The passphrase that seals all other secrets, in the best place that this computer has. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';
import type { Keychain } from './keychain.ts';
import type { SecretPlace } from './secrets-file.ts';

export const PASSPHRASE_VARIABLE = 'ARQ_SECRETS_PASSPHRASE';

export interface PassphraseDeps {
  readonly home: string;
  readonly keychain: Keychain;
  /** What the host was started with in `ARQ_SECRETS_PASSPHRASE`; it goes before the other places. */
  readonly passphrase: string | undefined;
}

export const keyFilePath = (home: string): string => join(home, 'secrets.key');

/** The place where a new one would go. */
export async function choosePlace({ home, keychain, passphrase }: PassphraseDeps): Promise<SecretPlace> {
  if (passphrase !== undefined) return 'passphrase';
  return (await keychain.read(home).then(
    () => true,
    () => false,
  ))
    ? 'keychain'
    : 'key-file';
}

/** Makes one for a file that is new. A keychain that reads and does not write is none. */
export async function makePassphrase(deps: PassphraseDeps): Promise<{ place: SecretPlace; passphrase: string }> {
  const { home, keychain } = deps;
  const place = await choosePlace(deps);
  if (place === 'passphrase' && deps.passphrase !== undefined) return { place, passphrase: deps.passphrase };
  const passphrase = randomBytes(32).toString('base64url');
  if (place === 'keychain') {
    try {
      await keychain.write(home, passphrase);
      if ((await keychain.read(home)) === passphrase) return { place, passphrase };
    } catch {
      // As good as none.
    }
  }
  writeFileAtomic(keyFilePath(home), `${passphrase}\n`);
  return { place: 'key-file', passphrase };
}

/**
 * The one that an existing file was sealed with. Throws `secrets.locked` rather than going to another place: what is
 * sealed would seem lost, and anything new would be sealed with another key.
 */
export async function findPassphrase(
  place: SecretPlace,
  { home, keychain, passphrase }: PassphraseDeps,
): Promise<string> {
  if (place === 'keychain') {
    const found = await keychain.read(home).catch((cause: unknown) => {
      throw locked('The keychain of this computer does not answer. Unlock it (sign in to the desktop)', cause);
    });
    if (found === undefined) throw locked('The keychain of this computer has lost ARQ’s key. Restore it');
    return found;
  }
  if (place === 'key-file') {
    const path = keyFilePath(home);
    if (!existsSync(path)) throw locked(`${path} is missing. Restore it from a backup`);
    return readFileSync(path, 'utf8').trim();
  }
  if (passphrase === undefined) throw locked(`Start the host with ${PASSPHRASE_VARIABLE} set`);
  return passphrase;
}

export const locked = (what: string, cause?: unknown): ArqError =>
  new ArqError('secrets.locked', `${what}, or delete secrets.json in ARQ’s folder and enter the secrets anew.`, {
    cause,
  });
