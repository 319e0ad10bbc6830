/** The routes that a server really has, as fastify was told them: ARQ's own and what others mount. For tests. */
import { channel } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { RoutePermission } from '../route.ts';
import { type GatewayHost, openGatewayHost } from './gateway-host.ts';

export interface ServedRoute {
  readonly method: string;
  /** With parameters as `:runId`. */
  readonly path: string;
  readonly permission: RoutePermission | undefined;
}

/** Opens a host and listens to which routes its server is given. */
export async function openHostWithRoutes(): Promise<{ gateway: GatewayHost; served: readonly ServedRoute[] }> {
  const served: ServedRoute[] = [];
  const note = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url, config }) => {
      for (const each of [method].flat()) served.push({ method: each, path: url, permission: config?.permission });
    });
  };
  channel('fastify.initialization').subscribe(note);
  try {
    return { gateway: await openGatewayHost(), served };
  } finally {
    channel('fastify.initialization').unsubscribe(note);
  }
}
