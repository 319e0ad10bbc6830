import { ArqError } from '../../../../shared/protocol/errors.ts';
import { abilityOf, type Permission } from '../../policy/access-levels.ts';
import type { Caller } from '../../policy/caller.ts';

export { permissionOfTool, type Permission } from '../../policy/access-levels.ts';

/** Throws `policy.access_denied` when the caller's level does not have the permission. */
export function authorise(caller: Caller, { action, subject }: Permission): void {
  if (abilityOf(caller).can(action, subject)) return;
  const advice =
    action === 'approve'
      ? 'Approving needs a token that was made for it: arq token create NAME --approve.'
      : 'Use a token of a level that may; SECURITY.md lists them.';
  throw new ArqError('policy.access_denied', `A token of level ${caller.level} may not ${action} here. ${advice}`, {
    data: { action, subject, level: caller.level },
  });
}
