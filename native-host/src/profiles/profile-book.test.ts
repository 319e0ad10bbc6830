import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSPHRASE_VARIABLE } from '../store/secrets/master-passphrase.ts';
import { SecretStore } from '../store/secrets/secret-store.ts';
import { ProfileBook } from './profile-book.ts';

const ada = { firstName: 'Ada', lastName: 'Lovelace', emailAddress: 'ada@canary.example' };

describe('the book of profiles', () => {
  let home = '';
  const open = () =>
    new ProfileBook(new SecretStore(home, { environment: { [PASSPHRASE_VARIABLE]: 'a passphrase of the test' } }));
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'arq-profiles-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('keeps a profile sealed and gives it back to the next host', async () => {
    await open().set({ name: 'Home', values: ada });
    const { values, name, isDefault } = await open().get();
    expect({ values, name, isDefault }).toEqual({ values: ada, name: 'Home', isDefault: true });
    const text = readFileSync(join(home, 'secrets.json'), 'utf8');
    for (const value of [...Object.values(ada), 'Home']) expect(text).not.toContain(value);
  });

  it('lists what a profile holds without the values', async () => {
    const book = open();
    await book.set({ name: 'Home', values: ada, mayFillPrivate: true });
    expect(await book.list()).toMatchObject([
      { name: 'Home', mayFillPrivate: true, details: ['firstName', 'lastName', 'emailAddress'] },
    ]);
    expect(JSON.stringify(await book.list())).not.toContain('canary');
  });

  it('has one default, whatever is added, changed and deleted', async () => {
    const book = open();
    const home = await book.set({ name: 'Home', values: ada });
    const work = await book.set({ name: 'Work', values: ada, isDefault: true });
    expect((await book.list()).map(({ isDefault }) => isDefault)).toEqual([false, true]);
    expect((await book.get()).name).toBe('Work');
    await book.set({ id: work.id, name: 'Work', values: ada, isDefault: false });
    expect((await book.list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    await book.delete(work.id);
    expect((await book.get()).id).toBe(home.id);
  });

  it('finds a profile by name whatever its case, and says which there are', async () => {
    const book = open();
    await expect(book.get()).rejects.toMatchObject({ code: 'profiles.none' });
    await book.set({ name: 'Home', values: ada });
    expect((await book.get('hOME')).name).toBe('Home');
    // Said to programs as well, which are not told what the others are called.
    await expect(book.get('Office')).rejects.toThrow(/^(?!.*Home).*arq profiles/);
  });

  it('takes no name twice', async () => {
    const book = open();
    await book.set({ name: 'Home', values: ada });
    await expect(book.set({ name: 'home', values: ada })).rejects.toMatchObject({ code: 'profiles.name_taken' });
  });
});
