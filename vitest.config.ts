import { defineConfig } from 'vitest/config';

const sequence = { shuffle: { tests: true, files: false } };
/** Much of every suite is waiting: two files at a time, also where there are two cores. */
const maxWorkers = 2;

/** Unit and integration tests by room of the house, and what needs real browsers. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], environment: 'node', sequence, maxWorkers } },
      {
        test: {
          name: 'extension',
          include: ['extension/**/*.test.ts', 'extension/**/*.test.tsx'],
          environment: 'node',
          sequence,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'host',
          include: ['native-host/**/*.test.ts', 'e2e/build/**/*.test.ts'],
          environment: 'node',
          sequence,
          maxWorkers,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.{test,spec}.ts'],
          exclude: ['e2e/build/**', '**/node_modules/**'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
    ],
  },
});
