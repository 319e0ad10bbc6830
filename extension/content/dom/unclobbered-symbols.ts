import { makeUnclobbered } from './unclobbered.ts';

/** Named by the build alone (`extension/build/unclobber.ts`). */
export const __arqUnclobbered = makeUnclobbered();
