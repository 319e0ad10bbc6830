import type { en } from './en.ts';

/** What every language must say: a text that is missing in one does not compile. */
export type Messages = typeof en;
