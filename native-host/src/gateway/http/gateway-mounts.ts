import type { FastifyInstance } from 'fastify';

/**
 * What other parts of the host serve on the same server: `/mcp`, `/api/v1/events`, `/metrics`, `/health`. It is given the
 * server before ARQ's own routes are, behind the same door; every route it adds declares `config: { permission }`, and
 * what it changes for itself alone (body parsers, hooks) it does in a scope of its own.
 */
export type GatewayMounts = readonly ((app: FastifyInstance) => void | Promise<void>)[];
