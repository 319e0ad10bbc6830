/** The bare server: sockets, limits and TLS, before anything is mounted. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { answerBrokenHttp } from './error-replies.ts';
import type { ListenPlan } from './listen-plan.ts';
import { type ConnectionLimits, MAX_BODY_BYTES } from './server-limits.ts';

/** Throws `gateway.tls_unreadable`. */
export function buildServer(plan: ListenPlan, limits: ConnectionLimits): FastifyInstance {
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
    genReqId: () => `q_${randomBytes(8).toString('hex')}`,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => answerBrokenHttp(error, socket),
  } as const;
  if (plan.tls === undefined) return fastify({ ...common, http: node });
  const { cert, key } = readTls(plan.tls);
  // An https.Server is an http.Server for all that follows; fastify's types keep them apart.
  return fastify<Server>({ ...common, https: { ...node, cert, key, minVersion: 'TLSv1.2' } } as object);
}

function readTls({ cert, key }: { readonly cert: string; readonly key: string }): { cert: Buffer; key: Buffer } {
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArqError('gateway.tls_unreadable', `http.tls cannot be read: ${reason}. Check the two paths.`, { cause });
  }
}
