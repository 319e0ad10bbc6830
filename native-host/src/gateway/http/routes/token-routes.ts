/** Tokens of the caller's workspace. A token gives others at most what it has itself. */
import { z } from 'zod';
import { tokenView } from '../../../../../shared/policy/access-level.ts';
import { workspaceOf } from '../../../../../shared/policy/principal.ts';
import { tokensCreate } from '../../../../../shared/tools/tokens/create.ts';
import { tokensRotate } from '../../../../../shared/tools/tokens/rotate.ts';
import { API_BASE } from '../api-version.ts';
import { defineRoute, type Route, type RouteContext } from '../route.ts';

const tag = 'tokens';
const tokenParams = z.strictObject({ tokenId: z.string().min(1).max(60).describe('Id of a token') });
const maker = ({ caller }: RouteContext) => ({ by: `token ${caller.principal.name ?? caller.tokenId}`, caller });

export const tokenRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/tokens`,
    operationId: 'listTokens',
    tag,
    summary: 'List tokens',
    permission: { action: 'read', subject: 'token' },
    responses: { 200: { description: 'Tokens, newest first', schema: z.strictObject({ items: z.array(tokenView) }) } },
    handle: (_input, { services, caller }) => ({
      body: { items: services.tokens.list(workspaceOf(caller.principal)) },
    }),
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/tokens`,
    operationId: 'createToken',
    tag,
    summary: 'Create token',
    description: 'The text of the token is in the answer and nowhere else.',
    permission: { action: 'create', subject: 'token' },
    perMinute: 60,
    body: tokensCreate.input.omit({ workspace: true }),
    responses: { 201: { description: 'The token', schema: tokensCreate.output } },
    handle: ({ body }, context) => {
      const spec = { ...defined(body), workspace: workspaceOf(context.caller.principal) };
      return { status: 201, body: context.services.tokens.create(spec, maker(context)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/tokens/{tokenId}/rotate`,
    operationId: 'rotateToken',
    tag,
    summary: 'Rotate token',
    description: 'Gives the token a new secret; the old one is good for an hour more.',
    permission: { action: 'update', subject: 'token' },
    perMinute: 60,
    params: tokenParams,
    responses: { 200: { description: 'The token with its new text', schema: tokensRotate.output } },
    handle: ({ params }, context) => ({ body: context.services.tokens.rotate(params.tokenId, maker(context)) }),
  }),
  defineRoute({
    method: 'DELETE',
    path: `${API_BASE}/tokens/{tokenId}`,
    operationId: 'revokeToken',
    tag,
    summary: 'Revoke token',
    permission: { action: 'delete', subject: 'token' },
    params: tokenParams,
    responses: { 200: { description: 'The token, revoked', schema: tokenView } },
    handle: ({ params }, context) => ({ body: context.services.tokens.revoke(params.tokenId, maker(context)) }),
  }),
];

/** Without the fields that were left out, so that defaults apply. */
function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };
}
