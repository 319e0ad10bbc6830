/** `ARQ_HOME/secrets.json`: sealed values by name, and how their key is come by. Readable by its owner alone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';
import { sealedValue } from './sealing.ts';

/** Where the passphrase of the key is: in the keychain, in the environment of the host, or in a file beside this one. */
export const secretPlaces = ['keychain', 'passphrase', 'key-file'] as const;
export type SecretPlace = (typeof secretPlaces)[number];

export const secretsFile = z.strictObject({
  version: z.literal(1),
  place: z.enum(secretPlaces),
  salt: z.base64(),
  /** Sealed with the key, so that a wrong one is noticed before anything is written with it. */
  check: sealedValue,
  values: z.record(z.string(), sealedValue),
});
export type SecretsFile = z.infer<typeof secretsFile>;

export const secretsPath = (home: string): string => join(home, 'secrets.json');

/** Undefined while nothing was kept. Throws `secrets.damaged`. */
export function readSecretsFile(home: string): SecretsFile | undefined {
  const path = secretsPath(home);
  if (!existsSync(path)) return undefined;
  try {
    return secretsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new ArqError(
      'secrets.damaged',
      `${path} cannot be read. Restore it from a backup, or delete it and enter the secrets anew.`,
      { cause },
    );
  }
}

export function writeSecretsFile(home: string, file: SecretsFile): void {
  writeFileAtomic(secretsPath(home), `${JSON.stringify(file)}\n`);
}
