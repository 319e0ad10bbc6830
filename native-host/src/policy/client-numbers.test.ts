import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../store/migrations.ts';
import { openDatabase } from '../store/open-database.ts';
import { ClientNumbers } from './client-numbers.ts';

let folder: string;
const path = () => join(folder, 'arq.sqlite');
const problems: unknown[] = [];
const nextOf = (word: string) => {
  const database = openDatabase(path());
  try {
    return new ClientNumbers(database, (problem) => problems.push(problem)).next(word);
  } finally {
    database.close();
  }
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-numbers-'));
  problems.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('go on where the host before stopped, each word for itself', () => {
  expect([nextOf('claude-code'), nextOf('claude-code'), nextOf('cursor')]).toEqual(['1', '2', '1']);
});

test('start above the clients of the runs on record when they were not kept before', () => {
  const before = openDatabase(
    path(),
    migrations.filter(({ id }) => id < 9),
  );
  for (const [run, kind, client] of [
    ['r1', 'client', 'claude-code-9'],
    ['r2', 'client', 'claude-code-12'],
    ['r3', 'client', 'tok_0a1b'],
    ['r4', 'panel', null],
  ] as const) {
    before
      .prepare(
        "INSERT INTO runs (id, workspace, principal_kind, principal_id, runtime, status, created_at, version, body, checksum) VALUES (?, 'default', ?, ?, 'host', 'done', 1, 1, '{}', '')",
      )
      .run(run, kind, client);
  }
  before.close();
  expect([nextOf('claude-code'), nextOf('tok')]).toEqual(['13', '1']);
});

test('are nobody’s, and someone hears of it, where none can be kept', () => {
  const database = openDatabase(path());
  database.exec('DROP TABLE client_numbers');
  const numbers = new ClientNumbers(database, (problem) => problems.push(problem));
  expect(numbers.next('cursor')).toMatch(/^[0-9a-f]{12}$/);
  expect(numbers.next('cursor')).not.toBe(numbers.next('cursor'));
  expect(problems).toHaveLength(3);
  database.close();
});
