import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { workspaceOf } from '../../../shared/policy/principal.ts';
import { isListed, siteOf } from '../../../shared/policy/site.ts';
import type { Caller } from './caller.ts';

/** True when a token may see what waits, and decide on it if it may approve: of its workspace, and wholly on its sites. */
export function seesApproval(
  { principal: own, sites }: Caller,
  { principal, site, facts }: Pick<ClientApproval, 'principal' | 'site' | 'facts'>,
): boolean {
  if (workspaceOf(principal) !== workspaceOf(own)) return false;
  if (sites === undefined) return true;
  const origin = facts === undefined ? undefined : siteOf(facts.origin);
  return site !== '' && isListed(site, sites) && (origin === undefined || isListed(origin, sites));
}
