import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Keychain } from '../store/secrets/keychain.ts';
import { SecretStore } from '../store/secrets/secret-store.ts';
import { checkSecrets } from './check-secrets.ts';

const nowhere = async () => {
  throw new Error('no keychain');
};
const none: Keychain = { read: nowhere, write: nowhere };
const options = { keychain: none, environment: {} };
let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'arq-doctor-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const look = async (override: Partial<typeof options> = {}) => {
  const { verdict, detail, remedy = '' } = await checkSecrets(home, { ...options, ...override });
  return `${verdict}: ${detail} → ${remedy}`;
};

it('says where secrets would be kept', async () => {
  expect(await look()).toMatch(/^fine: none kept; .* beside them/);
  expect(await look({ keychain: { ...none, read: async () => undefined } })).toMatch(/^fine: none .* keychain of this/);
});

it('says where they are, and that others can read them', async () => {
  await new SecretStore(home, options).set('a', 'b');
  expect(await look()).toMatch(/^fine: 1 kept/);
  chmodSync(join(home, 'secrets.key'), 0o644);
  expect(await look()).toMatch(/^broken: .* → chmod 600/);
});

it('says that the key is gone', async () => {
  await new SecretStore(home, options).set('a', 'b');
  rmSync(join(home, 'secrets.key'));
  expect(await look()).toMatch(/^broken: .*secrets\.key is missing/);
});
