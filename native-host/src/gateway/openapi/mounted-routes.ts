import { eventsRoute } from '../events/events-route.ts';
import type { RouteDescription } from '../http/route.ts';
import { mcpRoute } from '../mcp/mcp-route.ts';

/** What is served beside the route table: streams and protocols of their own. */
export const mountedRoutes: readonly RouteDescription[] = [eventsRoute, mcpRoute];
