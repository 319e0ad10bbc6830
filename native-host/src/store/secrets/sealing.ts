/** How values are sealed: AES-256-GCM, with a key that scrypt makes of a passphrase or of a random one. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** 64 MiB and about a tenth of a second, once for each start of the host; RFC 7914 and OWASP ask for no less. */
export const SCRYPT_COST = { N: 2 ** 16, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const IV_BYTES = 12;

const base64 = z.base64().max(2 * 1024 * 1024);
export const sealedValue = z.strictObject({ iv: base64, tag: base64, data: base64 });
export type SealedValue = z.infer<typeof sealedValue>;

export function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  cost: typeof SCRYPT_COST = SCRYPT_COST,
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase, salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
    error === null ? resolve(key) : reject(error),
  );
  return promise;
}

/** `name` is bound to the value: a sealed value put under another name does not open. */
export function seal(key: Uint8Array, name: string, value: string): SealedValue {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

/** Throws when key, name or value are not those that it was sealed with. */
export function open(key: Uint8Array, name: string, { iv, tag, data }: SealedValue): string {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
}
