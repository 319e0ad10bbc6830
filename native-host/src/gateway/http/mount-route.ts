/** Gives a route to fastify: its path, its limits, and how a request becomes a call of it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { deprecationHeaders } from './api-version.ts';
import type { CallQueue } from './call-queue.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { HttpClients } from './http-clients.ts';
import { requestSignal } from './request-signal.ts';
import type { Route, RouteContext } from './route.ts';
import { sendReply } from './send-reply.ts';

export interface MountDeps {
  readonly services: GatewayServices;
  readonly queue: CallQueue;
  readonly clients: HttpClients;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}

/** What idempotency keys may be: printable, of bounded length. */
const KEY = /^[\x21-\x7E]{1,200}$/;

export function mountRoute(app: FastifyInstance, route: Route, deps: MountDeps): void {
  const gone = route.deprecated === undefined ? undefined : deprecationHeaders(route.deprecated);
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { permission: route.permission, perMinute: route.perMinute, countsAs: route.countsAs },
    ...(route.maxBodyBytes !== undefined && { bodyLimit: route.maxBodyBytes }),
    handler: async (request, reply) => {
      if (gone !== undefined) reply.headers(gone);
      const context = contextOf(route, request, reply, deps);
      const { params, query, body } = request;
      const work = () => route.answer({ params, query, body }, context);
      const answer = route.isWork === true ? deps.queue.run(context.caller.tokenId, context.signal, work) : work();
      return sendReply(request, reply, await answer);
    },
  });
}

function contextOf(route: Route, request: FastifyRequest, reply: FastifyReply, deps: MountDeps): RouteContext {
  const { traceparent } = request.headers;
  let signal: AbortSignal | undefined;
  return {
    services: deps.services,
    get caller() {
      if (request.caller === undefined) throw new Error(`${route.operationId} is public: it has no caller.`);
      return request.caller;
    },
    get principal() {
      return deps.clients.principalOf(this.caller);
    },
    requestId: request.id,
    // Made when asked for: what is answered at once needs none.
    get signal() {
      signal ??= requestSignal(request.raw, reply.raw, deps.closing);
      return signal;
    },
    idempotencyKey: route.isKeyed === true ? idempotencyKeyOf(request) : undefined,
    trace: typeof traceparent === 'string' ? traceparent : undefined,
  };
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new ArqError(
    'gateway.header_invalid',
    'Idempotency-Key must be 1 to 200 printable characters without spaces, for example a UUID.',
  );
}
