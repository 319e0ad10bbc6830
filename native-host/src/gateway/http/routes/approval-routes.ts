/** Single calls of clients that wait for a person. Deciding needs a token that was made for it. */
import { z } from 'zod';
import { clientApproval } from '../../../../../shared/policy/client-approval.ts';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { approvalsDecide } from '../../../../../shared/tools/approvals/decide.ts';
import { seesApproval } from '../../../policy/sees-approval.ts';
import { API_BASE } from '../api-version.ts';
import { noteAct } from '../note-act.ts';
import { defineRoute, type Route, type RouteContext } from '../route.ts';
import { ownApproval } from './run-routes.ts';

const openFor = ({ services, caller }: RouteContext) =>
  services.approvals.list().filter((approval) => seesApproval(caller, approval));

export const approvalRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/approvals`,
    operationId: 'listApprovals',
    tag: 'approvals',
    summary: 'List approvals',
    description:
      'Calls of clients of the workspace that wait for a decision now; to a token for some sites, those on its sites.',
    permission: { action: 'read', subject: 'approval' },
    responses: { 200: { description: 'What is open', schema: z.strictObject({ items: z.array(clientApproval) }) } },
    handle: (_input, context) => ({ body: { items: openFor(context) } }),
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/approvals/{approvalId}`,
    operationId: 'decideApproval',
    tag: 'approvals',
    summary: 'Decide approval',
    description:
      'Only with a token that its owner made for approving, and never for a call of the same token. The first decision wins.',
    permission: { action: 'approve', subject: 'approval' },
    params: z.strictObject({ approvalId: z.string().min(1).max(60).describe('Id of an approval') }),
    body: approvalsDecide.input.pick({ decision: true }),
    responses: { 200: { description: 'Whether this decision came first', schema: approvalsDecide.output } },
    handle: ({ params, body }, context) => {
      const open = openFor(context).find(({ id }) => id === params.approvalId);
      if (open === undefined)
        throw new ArqError(
          'approvals.not_found',
          'No call waits for this decision any more. See the list of approvals.',
        );
      if (open.principal.id === context.caller.tokenId) throw ownApproval();
      const accepted = context.services.approvals.decide(open.id, body.decision, 'token');
      if (accepted) noteAct(context, 'approval.decided', { approvalId: open.id, decision: body.decision });
      return { body: { accepted } };
    },
  }),
];
