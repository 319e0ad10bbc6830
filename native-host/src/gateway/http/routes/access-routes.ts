/** Who is connected and what they were given. Giving is for a person: panel and command line alone. */
import { z } from 'zod';
import { clientView } from '../../../../../shared/policy/client-view.ts';
import { type Grant, grant } from '../../../../../shared/policy/grant.ts';
import { lease } from '../../../../../shared/policy/lease.ts';
import { workspaceOf } from '../../../../../shared/policy/principal.ts';
import { isListed } from '../../../../../shared/policy/site.ts';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { API_BASE } from '../api-version.ts';
import { noteAct } from '../note-act.ts';
import { defineRoute, type Route, type RouteContext } from '../route.ts';

const own = ({ caller }: RouteContext) => ({ workspace: workspaceOf(caller.principal) });

export const accessRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/clients`,
    operationId: 'listClients',
    tag: 'clients',
    summary: 'List clients',
    permission: { action: 'read', subject: 'client' },
    responses: { 200: { description: 'Connected clients', schema: z.strictObject({ items: z.array(clientView) }) } },
    handle: (_input, context) => ({ body: { items: context.services.clients.list(own(context)) } }),
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/grants`,
    operationId: 'listGrants',
    tag: 'clients',
    summary: 'List grants',
    permission: { action: 'read', subject: 'grant' },
    responses: { 200: { description: 'What clients were given', schema: z.strictObject({ items: z.array(grant) }) } },
    handle: (_input, context) => {
      const { sites, tokenId } = context.caller;
      const isShown = ({ site, token }: Grant) => sites === undefined || token === tokenId || isListed(site, sites);
      return { body: { items: context.services.grants.list(own(context)).filter(isShown) } };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: `${API_BASE}/grants/{grantId}`,
    operationId: 'revokeGrant',
    tag: 'clients',
    summary: 'Revoke grant',
    permission: { action: 'delete', subject: 'grant' },
    params: z.strictObject({ grantId: z.string().min(1).max(60).describe('Id of a grant') }),
    responses: { 204: { description: 'It is gone' } },
    handle: ({ params }, context) => {
      const { workspace } = own(context);
      noteAct(context, 'grant.revoke_asked', { grantId: params.grantId });
      if (context.services.grants.revoke(params.grantId, workspace)) return { status: 204 };
      throw new ArqError('grants.not_found', 'There is no such grant. See the list of grants.');
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/leases`,
    operationId: 'listLeases',
    tag: 'clients',
    summary: 'List leases',
    permission: { action: 'read', subject: 'lease' },
    responses: { 200: { description: 'Who acts in which tab', schema: z.strictObject({ items: z.array(lease) }) } },
    handle: (_input, context) => ({ body: { items: context.services.leases.list(own(context)) } }),
  }),
];
