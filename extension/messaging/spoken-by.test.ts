import { expect, test } from 'vitest';
import { spokenBy } from './spoken-by.ts';

const client = { kind: 'client', id: 'claude-code-1', name: 'Claude Code' } as const;

test.each([
  [client, 'example.org', 'Claude Code · example.org: Enter your code'],
  [client, undefined, 'Claude Code: Enter your code'],
  [{ kind: 'client', id: 'x-1' } as const, 'example.org', 'x-1 · example.org: Enter your code'],
  [{ kind: 'model', name: 'ARQ \u202Eneeds\n you' } as const, undefined, 'ARQ needs you: Enter your code'],
  [{ kind: 'client', name: 'n'.repeat(100) } as const, undefined, `${'n'.repeat(39)}…: Enter your code`],
  [{ kind: 'panel' } as const, 'example.org', 'example.org: Enter your code'],
  [{ kind: 'cli' } as const, undefined, 'Enter your code'],
])('words of %o at %s', (principal, site, expected) => {
  expect(spokenBy(principal, 'Enter\u200B your\ncode', site)).toBe(expected);
});
