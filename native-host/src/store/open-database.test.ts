import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, 'deep', 'arq.sqlite');

it('promises that what was committed survives a power cut', () => {
  const database = openDatabase(path());
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  database.close();
});

it('migrates once and opens again without doing it twice', () => {
  openDatabase(path()).close();
  const database = openDatabase(path());
  expect(database.prepare('SELECT count(*) AS n FROM migrations').get()).toEqual({ n: migrations.length });
  database.close();
});

it('has workspace, principal and idempotency key in its first migration', () => {
  const database = openDatabase(path());
  const columns = database
    .prepare("SELECT name FROM pragma_table_info('runs')")
    .all()
    .map((row) => row['name']);
  expect(columns).toEqual(expect.arrayContaining(['workspace', 'principal_kind', 'principal_id', 'idempotency_key']));
  database.close();
});

it('applies only what is new, and nothing of a step that fails', () => {
  openDatabase(path()).close();
  const more = { id: (migrations.at(-1)?.id ?? 0) + 1, name: 'more', sql: 'CREATE TABLE more (id INTEGER) STRICT' };
  const broken = {
    id: more.id + 1,
    name: 'broken',
    sql: 'CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)',
  };
  expect(() => openDatabase(path(), [...migrations, more, broken])).toThrow();
  const database = openDatabase(path(), [...migrations, more]);
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('more', 'half')").all()).toEqual([
    { name: 'more' },
  ]);
  database.close();
});

it.each([
  ['a newer ARQ', [], 'store.too_new'],
  ['an edited migration', [{ ...migrations[0], id: 1, name: 'edited', sql: 'SELECT 1' }], 'store.migration_changed'],
])('refuses a database of %s', (_, known, code) => {
  openDatabase(path()).close();
  expect(() => openDatabase(path(), known)).toThrow(expect.objectContaining({ code }));
});

it('says so when the file is no database', () => {
  const file = join(folder, 'arq.sqlite');
  writeFileSync(file, 'this is no database, '.repeat(500));
  expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'store.damaged' }));
});

it('says so when the folder cannot be made', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openDatabase(join(folder, 'file', 'arq.sqlite'))).toThrow(
    expect.objectContaining({ code: 'store.failed' }),
  );
});

it('a path that is not absolute makes no file', () => {
  expect(() => openDatabase(':memory:')).toThrow(expect.objectContaining({ code: 'store.unopenable' }));
  expect(existsSync(':memory:')).toBe(false);
});
