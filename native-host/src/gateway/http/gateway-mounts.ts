import type { FastifyInstance } from 'fastify';

/**
 * What other parts of the host serve on the same server: `/mcp`, `/api/v1/events`, `/metrics`, `/health`. Each gets a
 * scope of its own, behind the same door; every route it adds declares `config: { permission }`.
 */
export type GatewayMounts = readonly ((scope: FastifyInstance) => void | Promise<void>)[];
