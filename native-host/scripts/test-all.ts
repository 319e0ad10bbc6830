/**
 * `npm test`: sets up what the tests need, builds, runs every suite, and ends with one line, `N passed, N failed`, over
 * all of them. Returns 1 when anything failed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { runSuite, type Counts } from './run-suite.ts';
import { suites } from './suites.ts';
import { installSystemPackages } from './system-packages.ts';

/** What each Debian package is needed for: the program that shows that it is there. */
const programs = {
  chromium: 'chromium',
  'firefox-esr': 'firefox-esr',
  xvfb: 'Xvfb',
  xdotool: 'xdotool',
  openbox: 'openbox',
  imagemagick: 'import',
  dunst: 'dunst',
  dbus: 'dbus-daemon',
  'libnotify-bin': 'notify-send',
} as const;

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function prepareSystem(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const missing = Object.entries(programs).filter(([, program]) => !isOnPath(program));
  return missing.length === 0 ? undefined : installSystemPackages(missing.map(([name]) => name));
}

function addUp(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** The build counts as one test: without it the rest is not worth running. */
async function build(): Promise<Counts> {
  try {
    await ensureBuilt(['chrome', 'firefox', 'host']);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export async function runTask(args: readonly string[]): Promise<number> {
  const complaint = prepareSystem();
  if (complaint !== undefined) console.error(`The end-to-end tests need more than is installed. ${complaint}`);
  const chosen = args.length === 0 ? suites : suites.filter((suite) => args.includes(suite.name));
  console.log('\n── build');
  const counts = [await build()];
  const failed: string[] = [];
  for (const suite of chosen) {
    console.log(`\n── ${suite.name}`);
    const result = await runSuite(suite);
    counts.push(result);
    if (result.failed > 0) failed.push(suite.name);
  }
  const total = addUp(counts);
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(`\n${summaryLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}
