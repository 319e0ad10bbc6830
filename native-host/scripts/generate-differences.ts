import { browserDifferences } from '../../shared/tools/browser-differences.ts';

/** `docs/browser-differences.md`. */
export function generateDifferences(): string {
  const rows = browserDifferences.map(
    ({ what, chromium, firefox, shownBy }) => `| ${what} | ${chromium} | ${firefox} | \`${shownBy.file}\` |`,
  );
  return [
    '# Where browsers differ',
    '',
    'Generated from `shared/tools/browser-differences.ts` by `npm run generate`. A tool that is not named here does the same',
    'in both.',
    '',
    '| What | Chromium | Firefox | Shown by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
