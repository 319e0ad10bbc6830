import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/arq.ts';
import { groups } from './rows/index.ts';
import { controlsTable } from './table.ts';

test('docs/controls.md says what the rows say', () => {
  const written = readFileSync(join(root, 'docs/controls.md'), 'utf8');
  expect(written, 'Run `node e2e/widgets/write-table.ts`.').toBe(controlsTable());
});

test('every row has a name of its own', () => {
  const names = groups.flatMap((group) => group.rows.map((row) => row.control));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
