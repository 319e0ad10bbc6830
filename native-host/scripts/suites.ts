/** The suites of `npm test`, in the order in which a failure is cheapest to learn of. */
export interface Suite {
  readonly name: string;
  /** A program below node_modules/, or a script of ours, with its arguments. */
  readonly program: string;
  readonly args: readonly string[];
  /** A suite of vitest counts its own tests; every other counts as one. */
  readonly isCounted: boolean;
}

export const suites: readonly Suite[] = [
  { name: 'generated files', program: 'native-host/scripts/generate.ts', args: ['--check'], isCounted: false },
  {
    name: 'lint',
    program: 'node_modules/oxlint/bin/oxlint',
    args: ['--type-aware', '--deny-warnings'],
    isCounted: false,
  },
  { name: 'format', program: 'node_modules/oxfmt/bin/oxfmt', args: ['--check'], isCounted: false },
  { name: 'types', program: 'node_modules/typescript/bin/tsc', args: ['-p', '.'], isCounted: false },
  { name: 'dead code', program: 'node_modules/knip/bin/knip.js', args: [], isCounted: false },
  {
    name: 'unit and integration',
    program: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'shared', '--project', 'extension', '--project', 'host'],
    isCounted: true,
  },
  {
    name: 'end to end',
    program: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'browser'],
    isCounted: true,
  },
];
