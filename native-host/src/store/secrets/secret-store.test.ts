import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keychain } from './keychain.ts';
import { keyFilePath } from './master-passphrase.ts';
import { SecretStore } from './secret-store.ts';
import { secretsPath } from './secrets-file.ts';

/** Another place to keep the key, as the interface has it; the real one needs a desktop. */
class MemoryKeychain implements Keychain {
  readonly kept = new Map<string, string>();
  isLocked = false;
  isReadOnly = false;

  async read(account: string): Promise<string | undefined> {
    if (this.isLocked) throw new Error('locked');
    return this.kept.get(account);
  }

  async write(account: string, value: string): Promise<void> {
    if (this.isLocked || this.isReadOnly) throw new Error('locked');
    this.kept.set(account, value);
  }
}

const CANARY = 'canary-7f3a-Ключ';
let home: string;
let keychain: MemoryKeychain;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-secrets-'));
  keychain = new MemoryKeychain();
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = (environment: NodeJS.ProcessEnv = {}) => new SecretStore(home, { keychain, environment });
const fileText = () => readFileSync(secretsPath(home), 'utf8');
const place = () => (JSON.parse(fileText()) as { place: string }).place;

describe.each([
  { where: 'keychain', environment: {}, isLocked: false },
  { where: 'key-file', environment: {}, isLocked: true },
  { where: 'passphrase', environment: { ARQ_SECRETS_PASSPHRASE: 'correct horse' }, isLocked: false },
])('with its key in the $where', ({ where, environment, isLocked }) => {
  beforeEach(() => (keychain.isLocked = isLocked));

  it('says a secret again after a restart, and writes it nowhere in the clear', async () => {
    await open(environment).set('alerts/telegram/token', CANARY);
    expect(place()).toBe(where);
    expect(await open(environment).get('alerts/telegram/token')).toBe(CANARY);
    expect(fileText()).not.toContain('canary');
    expect(Buffer.from(fileText()).toString('latin1')).not.toContain(
      Buffer.from(CANARY).toString('base64').slice(4, 16),
    );
    expect(statSync(secretsPath(home)).mode & 0o777).toBe(0o600);
  });
});

it('keeps its key file from others', async () => {
  keychain.isLocked = true;
  await open().set('a', 'b');
  expect(statSync(keyFilePath(home)).mode & 0o777).toBe(0o600);
});

it('does without a keychain that reads and does not write', async () => {
  keychain.isReadOnly = true;
  await open().set('a', 'b');
  expect(place()).toBe('key-file');
  expect(await open().get('a')).toBe('b');
});

it('has nothing, and touches no keychain, where nothing was kept', async () => {
  keychain.isLocked = true;
  const secrets = open();
  expect(await secrets.get('a')).toBeUndefined();
  expect(await secrets.delete('a')).toBe(false);
  expect(await secrets.names()).toEqual([]);
});

it('says that the keychain is locked, instead of losing what is kept, and tries again', async () => {
  await open().set('a', 'b');
  keychain.isLocked = true;
  const secrets = open();
  await expect(secrets.get('a')).rejects.toMatchObject({ code: 'secrets.locked' });
  await expect(secrets.set('c', 'd')).rejects.toMatchObject({ code: 'secrets.locked' });
  keychain.isLocked = false;
  expect(await secrets.get('a')).toBe('b');
});

it('refuses a wrong passphrase before writing anything with it', async () => {
  await open({ ARQ_SECRETS_PASSPHRASE: 'right' }).set('a', 'b');
  const before = fileText();
  await expect(open({ ARQ_SECRETS_PASSPHRASE: 'wrong' }).set('c', 'd')).rejects.toMatchObject({
    code: 'secrets.locked',
  });
  await expect(open().get('a')).rejects.toMatchObject({ code: 'secrets.locked' });
  expect(fileText()).toBe(before);
});

it('notices a value that was put under another name, or altered', async () => {
  const secrets = open();
  await secrets.set('a', 'one');
  await secrets.set('b', 'two');
  const file = JSON.parse(fileText()) as { values: Record<string, unknown> };
  writeFileSync(secretsPath(home), JSON.stringify({ ...file, values: { ...file.values, b: file.values['a'] } }));
  await expect(open().get('b')).rejects.toMatchObject({ code: 'secrets.damaged' });
  expect(await open().get('a')).toBe('one');
});

it('says that the file is damaged', async () => {
  writeFileSync(secretsPath(home), '{"version":1');
  await expect(open().get('a')).rejects.toMatchObject({ code: 'secrets.damaged' });
});

it('deletes one, and all below a path', async () => {
  const secrets = open();
  for (const name of ['runs/1/a', 'runs/1/b', 'runs/10/a', 'alerts/x']) await secrets.set(name, name);
  expect(await secrets.delete('alerts/x')).toBe(true);
  expect(await secrets.deleteBelow('runs/1')).toBe(2);
  expect(await open().names()).toEqual(['runs/10/a']);
});

it('keeps what several set at once', async () => {
  const secrets = open();
  await Promise.all(Array.from({ length: 20 }, (_, index) => secrets.set(`n${index}`, `v${index}`)));
  expect(await open().names()).toHaveLength(20);
  expect(await open().get('n7')).toBe('v7');
});

it('refuses what is too large to be a secret', async () => {
  await expect(open().set('a', 'x'.repeat(64 * 1024 + 1))).rejects.toMatchObject({ code: 'secrets.too_large' });
});
