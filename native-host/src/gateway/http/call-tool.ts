import { tools } from '../../../../shared/tools/index.ts';
import { isToolName } from '../../../../shared/tools/is-tool-name.ts';
import { roomOf } from './room.ts';
import type { RouteContext } from './route.ts';

/** Calls a tool for whoever sent the request. Throws what the call path throws. */
export async function callTool(tool: string, input: unknown, context: RouteContext): Promise<unknown> {
  // A run is begun where its workspace's runs are, or not at all.
  if (isToolName(tool) && tools[tool].runsIn === 'runs') roomOf(context);
  const { services, principal, signal, idempotencyKey, trace } = context;
  return services.callTool({ tool, input, principal, signal, idempotencyKey, trace });
}
