/** The bare server: sockets, limits and TLS, before anything is mounted. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Admission } from './admission.ts';
import { answerBrokenHttp, sendProblem } from './error-replies.ts';
import type { ListenPlan } from './listen-plan.ts';
import { type Problem, problemOf } from './problem.ts';
import { type ConnectionLimits, MAX_BODY_BYTES } from './server-limits.ts';

/** Throws `gateway.tls_unreadable`. */
export function buildServer(plan: ListenPlan, limits: ConnectionLimits, admit: Admission): FastifyInstance {
  const node = {
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    connectionsCheckingInterval: limits.checkIntervalMs,
    // The guard says so in its own words.
    requireHostHeader: false,
  };
  const common = {
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    forceCloseConnections: true,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 200 },
    // A path that cannot be decoded reaches no hook: the door is asked here.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(reply, refusedPath(error, request, admit));
    },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => answerBrokenHttp(error, socket),
  } as const;
  if (plan.tls === undefined) return fastify({ ...common, http: node });
  const { cert, key } = readTls(plan.tls);
  // An https.Server is an http.Server for all that follows; fastify's types keep them apart.
  return fastify<Server>({ ...common, https: { ...node, cert, key, minVersion: 'TLSv1.2' } } as object);
}

function refusedPath(error: Error, request: FastifyRequest, admit: Admission): Problem {
  try {
    admit(request.raw, undefined);
    return problemOf(error, request.id);
  } catch (refusal) {
    return problemOf(refusal, request.id);
  }
}

/** Different for each start of the host, so that a request is found in the log; no secret. */
function requestIds(): () => string {
  const start = randomBytes(5).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    return `q_${start}${count.toString(36)}`;
  };
}

function readTls({ cert, key }: { readonly cert: string; readonly key: string }): { cert: Buffer; key: Buffer } {
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArqError('gateway.tls_unreadable', `http.tls cannot be read: ${reason}. Check the two paths.`, { cause });
  }
}
