import type { FastifyInstance } from 'fastify';
import type { CallQueue } from './call-queue.ts';
import type { HttpClients } from './http-clients.ts';
import type { RateLimits } from './rate-limits.ts';

/** What a mount shares with the rest of the server. */
export interface MountParts {
  /** Which tokens are connected, whatever they speak. */
  readonly clients: HttpClients;
  /** Where calls wait for their turn, whatever they came by. */
  readonly queue: CallQueue;
  readonly rates: RateLimits;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}

/**
 * What other parts of the host serve on the same server: `/mcp`, `/api/v1/events`, `/metrics`, `/health`. It is given the
 * server before ARQ's own routes are, behind the same door; every route it adds declares `config: { permission }`, and
 * what it changes for itself alone (body parsers, hooks) it does in a scope of its own.
 */
export type GatewayMount = (app: FastifyInstance, parts: MountParts) => void | Promise<void>;
export type GatewayMounts = readonly GatewayMount[];
