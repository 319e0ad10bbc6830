import type { Held, Row } from './row.ts';

/** Makes rows of one pattern page: the pattern, how it is operated, what is done, what the page then holds. */
export const rowsOn =
  (page: string) =>
  (pattern: string, how: string, held: string, steps: Row['steps'], holds: Held): Row => ({
    control: `${pattern}, ${how}`,
    page,
    held,
    steps,
    holds,
  });
