/** `docs/controls.md` from the rows. The matrix test keeps the rows true: what the table says fails must fail. */
import { versionOf } from './installed.ts';
import { reasonOf, type Group, type Row } from './row.ts';
import { groups } from './rows/index.ts';

const COLUMNS = [
  ['chromium', 'Chromium'],
  ['firefox', 'Firefox'],
] as const;

const INTRODUCTION = `# Controls

What ARQ can operate, as the control matrix measures it (\`e2e/widgets\`, all of it with \`npm run test:long\`): each row is
one control on a page of its own, acted on with ARQ's tools in a real browser without emulated focus, and afterwards the
page's own state is read, not what the control looks like.

Every row is measured in a tab in front and, with \`ARQ_SHOWING=background\`, in a tab in the background that nobody sees.

This file is generated from the rows by \`node e2e/widgets/write-table.ts\`. A row that is said to fail is expected to fail
by the test, so that a repair is noticed.
`;

const escape = (text: string) => text.replaceAll('|', '\\|');

function lineOf(row: Row, noteOf: (reason: string) => number): string {
  const marks = COLUMNS.map(([browser]) => {
    const front = reasonOf(row, browser, 'front');
    if (front !== undefined) return `no (${noteOf(front)})`;
    const background = reasonOf(row, browser, 'background');
    return background === undefined ? 'yes' : `in front only (${noteOf(background)})`;
  });
  return `| ${escape(row.control)} | ${marks.join(' | ')} |`;
}

function sectionOf(group: Group, noteOf: (reason: string) => number): string {
  const versions = group.packages.map((name) => `${name} ${versionOf(name)}`).join(', ');
  const head = `| Control | ${COLUMNS.map(([, title]) => title).join(' | ')} |`;
  const rule = `| ${['---', ...COLUMNS.map(() => '---')].join(' | ')} |`;
  const lines = group.rows.map((row) => lineOf(row, noteOf));
  return [`## ${group.title}`, ...(versions === '' ? [] : ['', versions]), '', head, rule, ...lines].join('\n');
}

/** How many of the cells work. */
function summary(): string {
  const rows = groups.flatMap((group) => group.rows);
  const counts = COLUMNS.map(([browser, title]) => {
    const [front, background] = (['front', 'background'] as const).map(
      (showing) => rows.filter((row) => reasonOf(row, browser, showing) === undefined).length,
    );
    return `${title}: ${front} of ${rows.length} in front, ${background} in the background`;
  });
  return `${counts.join('. ')}.`;
}

export function controlsTable(): string {
  const reasons: string[] = [];
  const noteOf = (reason: string) => {
    if (!reasons.includes(reason)) reasons.push(reason);
    return reasons.indexOf(reason) + 1;
  };
  const sections = groups.map((group) => sectionOf(group, noteOf));
  const notes = reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  const ending = notes === '' ? [] : ['## What does not work, and why', notes];
  return `${[INTRODUCTION + '\n' + summary(), ...sections, ...ending].join('\n\n')}\n`;
}
