/** `/mcp` on the HTTP server, behind its door. The protocol itself is loaded with the first request. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayMount } from '../http/gateway-mounts.ts';
import { requestSignal } from '../http/request-signal.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { McpHttpHandler } from './http.ts';
import type { McpHost } from './mcp-services.ts';

/** Above what any tool takes, and far below what would hurt. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export function mountMcp(host: McpHost): GatewayMount {
  let handler: Promise<McpHttpHandler> | undefined;
  const load = async (): Promise<McpHttpHandler> => (await import('./http.ts')).mcpHttpHandler(host);
  return (app, { clients, closing }) => {
    app.route({
      method: ['GET', 'POST', 'DELETE'],
      url: '/mcp',
      bodyLimit: MAX_BODY_BYTES,
      config: { permission: { action: 'call', subject: 'tool' } },
      handler: async (request, reply) => {
        const { caller } = request;
        if (caller === undefined) throw new ArqError('token.missing', 'This needs a token. Send one as Bearer.');
        const serve = await (handler ??= load());
        const principal = clients.principalOf(caller, 'mcp-http');
        const gone = requestSignal(request.raw, reply.raw, closing);
        const revoked = host.clients.signalOf(principal);
        const signal = revoked === undefined ? gone : AbortSignal.any([gone, revoked]);
        const response = await serve({
          request: webRequest(request, signal),
          ...(request.body !== undefined && { parsedBody: request.body }),
          principal,
        });
        return sendResponse(reply, response);
      },
    });
  };
}

/** Without the body, which was read, measured and parsed already. */
function webRequest({ method, url, headers, host, protocol }: FastifyRequest, signal: AbortSignal): Request {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && name !== 'authorization' && name !== 'content-length') copied.set(name, value);
  }
  return new Request(`${protocol}://${host}${url}`, { method, headers: copied, signal });
}

function sendResponse(reply: FastifyReply, response: Response): FastifyReply {
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'content-length') reply.header(name, value);
  if (response.body === null) return reply.send();
  return reply.send(Readable.fromWeb(response.body as ReadableStream));
}
