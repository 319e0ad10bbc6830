import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserDifferences } from './browser-differences.ts';
import { tools } from './index.ts';

const root = join(import.meta.dirname, '../..');
const coverage = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
/** Cells of the table’s rows: what people do, what others call it, what ARQ has. */
const rows = coverage
  .split('\n')
  .filter((line) => /^\| (?!What|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/coverage.md', () => {
  it.each(rows.map((cells) => [cells[1] ?? '', cells[3] ?? ''] as const))(
    '%s: names only tools that exist',
    (_, own) => {
      const named = [...own.matchAll(/`(?<name>[a-z]+_[a-z_]+)`/g)].map((match) => match.groups?.['name'] ?? '');
      expect(named.filter((name) => !Object.hasOwn(tools, name))).toEqual([]);
      // What no tool covers says why, or that it is missing.
      if (named.length === 0) expect(own).toMatch(/^(?:Not yet|Out of scope: .)/);
    },
  );
});

describe('docs/browser-differences.md', () => {
  it.each(browserDifferences)('$what is shown by a test', ({ shownBy }) => {
    expect(existsSync(join(root, shownBy.file))).toBe(true);
    expect(readFileSync(join(root, shownBy.file), 'utf8')).toContain(shownBy.words);
  });
});
