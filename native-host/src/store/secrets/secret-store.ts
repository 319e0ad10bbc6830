/**
 * Secrets that ARQ must be able to say again: a bot's token, a signing key. Owns `ARQ_HOME/secrets.json`; the host alone
 * writes it. Values lie there sealed, and are in memory only while they are used. Nothing is opened before the first use.
 */
import { randomBytes } from 'node:crypto';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { osKeychain } from './keychain.ts';
import {
  findPassphrase,
  locked,
  makePassphrase,
  type PassphraseDeps,
  PASSPHRASE_VARIABLE,
} from './master-passphrase.ts';
import { deriveKey, open, seal } from './sealing.ts';
import { readSecretsFile, type SecretPlace, type SecretsFile, writeSecretsFile } from './secrets-file.ts';

/** Names are paths, such as `alerts/telegram/token` or `runs/<id>/<field>`, so that all below one can go at once. */
export interface Secrets {
  /** Undefined when there is none. Throws `secrets.locked`, `secrets.damaged`. */
  get(name: string): Promise<string | undefined>;
  /** At most 64 KiB. Throws `secrets.locked`, `secrets.damaged`, `secrets.too_large`. */
  set(name: string, value: string): Promise<void>;
  /** Whether there was one. */
  delete(name: string): Promise<boolean>;
  /** Deletes all whose name begins with `path` and a slash; returns how many. */
  deleteBelow(path: string): Promise<number>;
  names(): Promise<string[]>;
}

interface Opened {
  readonly place: SecretPlace;
  readonly key: Buffer;
  file: SecretsFile;
}

const CHECK = 'arq';
const MAX_VALUE_BYTES = 64 * 1024;

export class SecretStore implements Secrets {
  readonly #deps: PassphraseDeps;
  #opening: Promise<Opened> | undefined;

  constructor(home: string, { keychain = osKeychain, environment = process.env }: SecretStoreOptions = {}) {
    this.#deps = { home, keychain, passphrase: environment[PASSPHRASE_VARIABLE] };
  }

  async get(name: string): Promise<string | undefined> {
    // Whoever keeps nothing needs no key.
    if (!Object.hasOwn(readSecretsFile(this.#deps.home)?.values ?? {}, name)) return undefined;
    const { file, key } = await this.#open();
    const sealed = file.values[name];
    if (sealed === undefined) return undefined;
    try {
      return open(key, name, sealed);
    } catch (cause) {
      throw new ArqError('secrets.damaged', `The secret ${name} was altered on the disk. Enter it anew.`, { cause });
    }
  }

  async set(name: string, value: string): Promise<void> {
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES)
      throw new ArqError('secrets.too_large', `A secret has at most ${MAX_VALUE_BYTES / 1024} KiB.`);
    const opened = await this.#open();
    this.#write(opened, { ...opened.file.values, [name]: seal(opened.key, name, value) });
  }

  async delete(name: string): Promise<boolean> {
    return (await this.#deleteThose((other) => other === name)) > 0;
  }

  async deleteBelow(path: string): Promise<number> {
    return this.#deleteThose((name) => name.startsWith(`${path}/`));
  }

  async names(): Promise<string[]> {
    return Object.keys(readSecretsFile(this.#deps.home)?.values ?? {}).toSorted();
  }

  async #deleteThose(isMeant: (name: string) => boolean): Promise<number> {
    if (!(await this.names()).some(isMeant)) return 0;
    const opened = await this.#open();
    const before = Object.entries(opened.file.values);
    const left = before.filter(([name]) => !isMeant(name));
    this.#write(opened, Object.fromEntries(left));
    return before.length - left.length;
  }

  #write(opened: Opened, values: SecretsFile['values']): void {
    const file = { ...opened.file, values };
    writeSecretsFile(this.#deps.home, file);
    opened.file = file;
  }

  /** Once for all; after a failure the next use tries again. */
  #open(): Promise<Opened> {
    this.#opening ??= this.#openFile().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openFile(): Promise<Opened> {
    const file = readSecretsFile(this.#deps.home);
    if (file === undefined) return this.#createFile();
    const key = await deriveKey(await findPassphrase(file.place, this.#deps), Buffer.from(file.salt, 'base64'));
    try {
      open(key, CHECK, file.check);
    } catch (cause) {
      throw locked('The secrets were sealed with another key than the one that is there. Bring that one back', cause);
    }
    return { place: file.place, key, file };
  }

  async #createFile(): Promise<Opened> {
    const { place, passphrase } = await makePassphrase(this.#deps);
    const salt = randomBytes(16);
    const key = await deriveKey(passphrase, salt);
    const check = seal(key, CHECK, CHECK);
    const file: SecretsFile = { version: 1, place, salt: salt.toString('base64'), check, values: {} };
    return { place, key, file };
  }
}

export interface SecretStoreOptions {
  readonly keychain?: PassphraseDeps['keychain'];
  readonly environment?: NodeJS.ProcessEnv;
}
