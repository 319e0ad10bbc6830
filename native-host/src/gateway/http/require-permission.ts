import type { FastifyInstance } from 'fastify';

/** From here on a route without a permission cannot be added, whoever adds it: the server then does not start. */
export function requirePermissions(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.permission !== undefined) return;
    throw new Error(`Route ${String(method)} ${url} declares no permission. Add config: { permission: … }.`);
  });
}
