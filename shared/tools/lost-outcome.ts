import type { ArqError, ArqErrorCode } from '../protocol/errors.ts';

/** The call was sent and nobody knows what became of it. */
const LOST: ReadonlySet<ArqErrorCode> = new Set<ArqErrorCode>([
  'link.closed',
  'link.lost',
  'call.timed_out',
  'tool.output_invalid',
  'page.silent',
  'page.unloaded',
]);

/** True when an acting call that answered with this error may have had its effect all the same. */
export const isOutcomeLost = ({ code }: Pick<ArqError, 'code'>): boolean => LOST.has(code);
