import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { workspaceOf } from '../../../shared/policy/principal.ts';
import { isListed } from '../../../shared/policy/site.ts';
import type { Caller } from './caller.ts';

/** True when a token may see what waits, and decide on it if it may approve: of its workspace, and wholly on its sites. */
export function seesApproval(
  { principal: own, sites }: Caller,
  { principal, site, otherSites = [] }: Pick<ClientApproval, 'principal' | 'site' | 'otherSites'>,
): boolean {
  if (workspaceOf(principal) !== workspaceOf(own)) return false;
  return sites === undefined || (site !== '' && [site, ...otherSites].every((one) => isListed(one, sites)));
}
