import { defineConfig } from 'vitest/config';

const sequence = { shuffle: { tests: true, files: false } };

/** Unit and integration tests by room of the house; end-to-end tests have Playwright's own runner. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], environment: 'node', sequence } },
      {
        test: {
          name: 'extension',
          include: ['extension/**/*.test.ts', 'extension/**/*.test.tsx'],
          environment: 'node',
          sequence,
        },
      },
      {
        test: {
          name: 'host',
          include: ['native-host/**/*.test.ts', 'e2e/build/**/*.test.ts'],
          environment: 'node',
          sequence,
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
          maxWorkers: 2,
        },
      },
    ],
  },
});
