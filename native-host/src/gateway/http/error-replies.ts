/** How errors leave the server: all of them as problem documents, whoever found them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Log } from '../../observe/log.ts';
import { type Problem, PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';

export interface KnownPath {
  readonly pattern: RegExp;
  readonly method: string;
}

const DEFAULT_RETRY_SECONDS = 1;
const TOOL_PATH = /^\/api\/v1\/tools\/([^/?]+)/;

export function answerErrors(app: FastifyInstance, deps: { readonly log: Log; readonly paths: readonly KnownPath[] }) {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error, request.id);
    if (problem.status >= 500 && problem.code.startsWith('internal.')) {
      deps.log.problem('http.failed', error, { requestId: request.id, route: request.routeOptions.url });
    }
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const allowed = methodsOf(request, deps.paths);
    // A tool that is not there is not there for any method, though its path has a shape that GET knows.
    const isTool = request.method === 'POST' && TOOL_PATH.test(request.url);
    const isOther = !isTool && allowed.length > 0 && !allowed.includes(request.method);
    if (isOther) reply.header('allow', allowed.join(', '));
    return sendProblem(reply, problemOf(isOther ? notAllowed(request, allowed) : unknownRoute(request), request.id));
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="ARQ"');
  const retryAfterMs = problem.data?.['retryAfterMs'];
  if (!reply.hasHeader('retry-after')) {
    if (typeof retryAfterMs === 'number') reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
    else if (problem.status === 503) reply.header('retry-after', String(DEFAULT_RETRY_SECONDS));
  }
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem));
}

/** What is no HTTP at all never becomes a request: it is told here, and the connection ends. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(brokenHttp(error.code));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // A peer that keeps on sending does not keep the socket.
  socket.destroySoon();
}

function brokenHttp(code: string | undefined): ArqError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ArqError('gateway.headers_too_large', 'The headers are larger than 16 KiB. Send fewer or shorter ones.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new ArqError('gateway.request_timeout', 'The request did not arrive in time. Send it in one go.');
  return new ArqError('gateway.http_invalid', 'This is no HTTP/1.1 request. Check what sends it.');
}

function methodsOf(request: FastifyRequest, paths: readonly KnownPath[]): string[] {
  const path = request.url.split('?', 1)[0] ?? '';
  const methods = paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].toSorted();
}

const notAllowed = (request: FastifyRequest, allowed: readonly string[]) =>
  new ArqError('gateway.method_not_allowed', `${request.method} is not for this path. Use ${allowed.join(' or ')}.`, {
    data: { allowed },
  });

function unknownRoute(request: FastifyRequest): ArqError {
  const tool = TOOL_PATH.exec(request.url)?.[1];
  if (tool !== undefined) {
    return new ArqError(
      'tool.not_available',
      `There is no tool named ${tool.slice(0, 80)} here. GET /api/v1/tools lists those that there are.`,
    );
  }
  return new ArqError(
    'gateway.route_unknown',
    'There is nothing at this path. GET /api/v1/openapi.json lists what there is.',
  );
}
