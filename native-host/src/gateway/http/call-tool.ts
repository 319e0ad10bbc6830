import type { RouteContext } from './route.ts';

/** Calls a tool for whoever sent the request. Throws what the call path throws. */
export function callTool(tool: string, input: unknown, context: RouteContext): Promise<unknown> {
  const { services, principal, signal, idempotencyKey, trace } = context;
  return services.callTool({ tool, input, principal, signal, idempotencyKey, trace });
}
