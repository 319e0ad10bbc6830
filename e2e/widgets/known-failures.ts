/** Why rows cannot work, by control: found by running them. A repair takes the line away, as the test demands. */
import type { Row } from './row.ts';

export const knownFailures: Readonly<Record<string, NonNullable<Row['fails']>>> = {};
