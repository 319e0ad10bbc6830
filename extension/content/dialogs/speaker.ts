import type { CallContext } from '../../../shared/tools/types.ts';

/** On whose behalf a call is made. */
export type Speaker = Pick<CallContext, 'principal' | 'runId'>;

/** Panel and command line are one person. */
const nameOf = ({ kind, id = '', workspace = '' }: CallContext['principal']): string =>
  JSON.stringify([kind === 'cli' ? 'panel' : kind, id, workspace]);

/** True when `actor` is whoever `giver` is; with `inRun`, in the same run or outside of any as well. */
export function isSameSpeaker(giver: Speaker, actor: Speaker, inRun: boolean): boolean {
  return nameOf(giver.principal) === nameOf(actor.principal) && (!inRun || giver.runId === actor.runId);
}
