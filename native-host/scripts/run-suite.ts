import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';
import type { Suite } from './suites.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What vitest's JSON reporter writes, as far as it is counted. */
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A file that could not even be loaded has no tests to fail: it counts as one failed test. */
export function countVitest(report: unknown): Counts {
  const parsed = vitestReport.parse(report);
  const unloadable = parsed.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + unloadable,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  };
}

async function runProgram(suite: Suite, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, suite.program), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}

/** Runs a suite with its output shown, and counts it. */
export async function runSuite(suite: Suite): Promise<Counts> {
  if (!suite.isCounted) {
    const exitCode = await runProgram(suite, suite.args);
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  }
  const folder = join(projectRoot, 'e2e/.results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${suite.name.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const exitCode = await runProgram(suite, [
    ...suite.args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  try {
    const counts = countVitest(JSON.parse(readFileSync(file, 'utf8')));
    // An error outside of every test fails the run, too.
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    console.error(
      `The suite “${suite.name}” left no readable report: ${error instanceof Error ? error.message : String(error)}`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
