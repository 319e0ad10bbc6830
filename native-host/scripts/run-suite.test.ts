import { expect, test } from 'vitest';
import { countVitest } from './run-suite.ts';

const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, testResults: [] };

test('counts what vitest reports', () => {
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('counts a file that could not be loaded as one failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countVitest({ ...report, numFailedTests: 0, testResults }).failed).toBe(1);
});

test('refuses a report that it does not understand', () => {
  expect(() => countVitest({ passed: 3 })).toThrow();
});
