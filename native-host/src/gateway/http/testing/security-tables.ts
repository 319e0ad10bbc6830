/** The tables of SECURITY.md, so that what it says and what is so cannot drift apart. For tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessLevel } from '../../../../../shared/policy/access-level.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../../SECURITY.md'), 'utf8');

/** Rows of the table whose head begins with `first`, as the texts of their cells. */
function tableThatBeginsWith(first: string): string[][] {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${first} `));
  if (head === -1) throw new Error(`SECURITY.md has no table that begins with “${first}”.`);
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  return lines.slice(head + 2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

export interface RequestRow {
  readonly what: string;
  /** With `PORT` where the server's port belongs; empty for no such header, several for a repeated one. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
  readonly fetchSites: readonly string[];
  readonly token: string;
  /** `served`, or a status with a code. */
  readonly answer: string;
}

/** `–` is no header, `(empty)` an empty one; others stand in backticks, several after another. */
const valuesIn = (cell: string): string[] =>
  cell === '(empty)' ? [''] : [...cell.matchAll(/`([^`]*)`/g)].map(([, value = '']) => value);

export const requestRows: readonly RequestRow[] = tableThatBeginsWith('the request is').map(
  ([what = '', host = '', origin = '', fetchSite = '', token = '', answer = '']) => ({
    what,
    hosts: valuesIn(host),
    origins: valuesIn(origin),
    fetchSites: valuesIn(fetchSite),
    token,
    answer: answer.replaceAll('`', ''),
  }),
);

const LEVEL_COLUMNS = ['owner', 'operator', 'viewer', 'auditor'] as const satisfies readonly AccessLevel[];

/** What `all` stands for. */
const everything = /_all_ is ([^.]*)\./.exec(text)?.[1]?.split(/, | and /) ?? [];

/** What each level may do with each subject, by `subject`, then level. */
export const levelTable: ReadonlyMap<string, Readonly<Record<AccessLevel, readonly string[]>>> = new Map(
  tableThatBeginsWith('subject').map(([subject = '', ...cells]) => {
    const actionsOf = (level: AccessLevel) => actionsIn(cells[LEVEL_COLUMNS.indexOf(level)] ?? '');
    const row = {
      owner: actionsOf('owner'),
      operator: actionsOf('operator'),
      viewer: actionsOf('viewer'),
      auditor: actionsOf('auditor'),
    };
    return [subject, row];
  }),
);

/** Subjects that tell of the whole computer, as the sentence below the table lists them. */
export const hostWideSubjects: readonly string[] =
  /What tells of the whole computer\s+\(([^)]*)\)/
    .exec(text)?.[1]
    ?.split(',')
    .map((word) => word.trim()) ?? [];

/** What needs no token, as the sentence below the table of requests lists it. */
export const publicPaths: readonly string[] = [
  ...(/No token is asked for at ([^,]*(?:, [^,]*)?),\s+which/.exec(text)?.[1] ?? '').matchAll(/`([^`]*)`/g),
].map(([, path = '']) => path);

function actionsIn(cell: string): readonly string[] {
  if (cell === '–') return [];
  return cell === 'all' ? everything : cell.split(', ');
}
