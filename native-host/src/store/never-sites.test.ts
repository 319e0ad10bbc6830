import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importSitesFile, NeverSites } from './never-sites.ts';
import { openDatabase } from './open-database.ts';

let home: string;
let database: DatabaseSync;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-sites-'));
  database = openDatabase(join(home, 'arq.sqlite'));
});
afterEach(() => {
  database.close();
  rmSync(home, { recursive: true, force: true });
});

test('joins never-lists, and removes only what a peer knew of', () => {
  const sites = new NeverSites(database);
  expect(sites.merge(['a.example'])).toBe(true);
  expect(sites.merge(['b.example'])).toBe(true);
  expect(sites.merge([])).toBe(false);
  expect(sites.merge(['b.example'], ['a.example', 'b.example'])).toBe(true);
  expect(sites.list).toEqual(['b.example']);
  expect(new NeverSites(database).has('www.b.example')).toBe(true);
});

test('keeps workspaces apart, and has the person’s list count in all', () => {
  const own = new NeverSites(database);
  const team = new NeverSites(database, { workspace: 'team', also: own });
  own.merge(['bank.example']);
  team.merge(['shop.example']);
  expect(team.has('bank.example')).toBe(true);
  expect(team.list).toEqual(['shop.example']);
  expect(own.has('shop.example')).toBe(false);
});

test('takes in the file of before, once', () => {
  const file = join(home, 'sites.json');
  writeFileSync(file, '{"never":["bank.example"]}');
  const sites = new NeverSites(database);
  importSitesFile(home, sites);
  expect(new NeverSites(database).list).toEqual(['bank.example']);
  expect(existsSync(file)).toBe(false);
  importSitesFile(home, sites);
});

test('does not start with a never-list it cannot read', () => {
  writeFileSync(join(home, 'sites.json'), '{"never":');
  expect(() => importSitesFile(home, new NeverSites(database))).toThrow();
  expect(readFileSync(join(home, 'sites.json'), 'utf8')).toBe('{"never":');
});
