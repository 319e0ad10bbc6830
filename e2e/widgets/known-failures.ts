/** Why rows cannot work, by control: found by running them. A repair takes the line away, as the test demands. */
import type { Row } from './row.ts';

const UNSEEN = 'Its keys go to an area that nobody sees, which ARQ does not fill.';

export const knownFailures: Readonly<Record<string, NonNullable<Row['fails']>>> = {
  'Monaco, twice': {
    chromium: 'The second text is reported as not taken: its input element shows nothing then.',
    firefox: UNSEEN,
  },
  'Monaco, replaced': { firefox: UNSEEN },
  'Monaco, lines': { firefox: UNSEEN },
  'Monaco, long': { firefox: UNSEEN },
  'Monaco, cleared': { firefox: UNSEEN },
  'Monaco, keys': { firefox: UNSEEN },
};
