/** `/mcp` on the HTTP server, behind its door. The protocol itself is loaded with the first request. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authorizationOf } from '../events/subprotocol-token.ts';
import type { GatewayMount, MountParts } from '../http/gateway-mounts.ts';
import { perMinuteOf } from '../http/per-minute-of.ts';
import { requestSignal } from '../http/request-signal.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { tools } from '../../../../shared/tools/index.ts';
import { isToolName } from '../../../../shared/tools/is-tool-name.ts';
import type { HostServices } from '../../link/host-services.ts';
import type { Caller } from '../../policy/caller.ts';
import type { Bound, McpHttpHandler } from './http.ts';
import { mcpRoute } from './mcp-route.ts';
import type { McpHost } from './mcp-services.ts';
import { withSignal } from './with-signal.ts';

/** Above what any tool takes, and far below what would hurt. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** The SDK's own bound; each message counts as a request, so that they are counted first. */
const MAX_BATCH = 100;

/** What lasts ends so soon after the secret that it came with; with its token, at once. */
const LOOK_EVERY_MS = 5000;

export function mountMcp(host: McpHost & Pick<HostServices, 'tokens'>): GatewayMount {
  let handler: Promise<McpHttpHandler> | undefined;
  const load = async (): Promise<McpHttpHandler> => (await import('./http.ts')).mcpHttpHandler(host);
  return (app, parts) => {
    app.route({
      method: ['GET', 'POST', 'DELETE'],
      url: mcpRoute.path,
      bodyLimit: MAX_BODY_BYTES,
      config: { permission: mcpRoute.permission },
      handler: async (request, reply) => {
        const { caller } = request;
        if (caller === undefined) throw new ArqError('token.missing', 'This needs a token. Send one as Bearer.');
        if (Array.isArray(request.body)) {
          if (request.body.length > MAX_BATCH) throw batchTooLong();
          await parts.rates.countMore(request, request.body.length - 1);
        }
        const serve = await (handler ??= load());
        const gone = requestSignal(request.raw, reply.raw, parts.closing);
        // A stream may be quiet for hours, and must end with its client all the same.
        const { principal, release } = parts.clients.hold(caller, 'mcp-http');
        const served = new AbortController();
        const timer = setInterval(() => {
          if (!isGood(host.tokens, request)) served.abort(secretEnded());
        }, LOOK_EVERY_MS).unref();
        const leave = (): void => {
          clearInterval(timer);
          release();
          // The SDK leaves its listener on the signal, and Node keeps what listens to a signal whose sources last.
          served.abort();
        };
        if (reply.raw.closed) leave();
        else reply.raw.once('close', leave);
        const revoked = host.clients.signalOf(principal);
        const signal = AbortSignal.any([gone, served.signal, ...(revoked === undefined ? [] : [revoked])]);
        const response = await serve({
          request: webRequest(request, signal),
          ...(request.body !== undefined && { parsedBody: request.body }),
          principal,
          bound: boundsOf(parts, request, caller),
        });
        return sendResponse(reply, response);
      },
    });
  };
}

const batchTooLong = () =>
  new ArqError('gateway.body_invalid', `A batch may hold ${MAX_BATCH} messages. Send them in several requests.`);

/** A token that is good still may have been given another secret since. */
const isGood = (tokens: HostServices['tokens'], { raw }: FastifyRequest): boolean =>
  tokens.verify((authorizationOf(raw.headers) ?? '').replace(/^Bearer /i, '')) !== undefined;

const secretEnded = () =>
  new ArqError('token.expired', 'The token has ended, or has another secret now. Ask its owner for the new one.');

/** The same for a call as for one to its route of REST. */
function boundsOf({ queue, rates }: MountParts, request: FastifyRequest, { tokenId }: Caller): Bound {
  return async (call, work) => {
    const perMinute = isToolName(call.tool) ? perMinuteOf(tools[call.tool]) : undefined;
    if (perMinute !== undefined) await rates.countAs(call.tool, perMinute, request);
    return queue.run(tokenId, call.signal, work);
  };
}

/** Without the body, which was read, measured and parsed already. */
function webRequest({ method, url, headers, host, protocol }: FastifyRequest, signal: AbortSignal): Request {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && name !== 'authorization' && name !== 'content-length') copied.set(name, value);
  }
  return withSignal(new Request(`${protocol}://${host}${url}`, { method, headers: copied }), signal);
}

function sendResponse(reply: FastifyReply, response: Response): FastifyReply {
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'content-length') reply.header(name, value);
  if (response.body === null) return reply.send();
  return reply.send(Readable.fromWeb(response.body as ReadableStream));
}
