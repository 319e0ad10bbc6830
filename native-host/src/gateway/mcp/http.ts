/**
 * MCP over Streamable HTTP, both revisions, without sessions: each request is served by itself, and who it comes from
 * is its token. Whoever mounts this has checked token, Host and Origin, and what the caller may do.
 */
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { McpServer, Server } from '@modelcontextprotocol/server';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { createMcpServer } from './mcp-server.ts';
import { mcpServices } from './mcp-services.ts';
import type { McpHost } from './mcp-services.ts';
import { toolFilter } from './tool-filter.ts';
import type { ToolFilter } from './tool-filter.ts';

export interface McpHttpRequest {
  readonly request: Request;
  /** When the body was read already; `request` then has none. */
  readonly parsedBody?: unknown;
  readonly principal: Principal;
}

/** What makes the server of a request; tests add to ARQ's own. */
export type CreateServer = (...given: Parameters<typeof createMcpServer>) => McpServer | Server;

export type McpHttpHandler = (request: McpHttpRequest) => Promise<Response>;

/** `/mcp?tools=all` chooses the tools, as `arq mcp --tools` does. Throws `tool.not_available` for a choice that is none. */
export function mcpHttpHandler(host: McpHost, createServer: CreateServer = createMcpServer): McpHttpHandler {
  const services = mcpServices(host);
  // The SDK hands on no more than this of what it was called with.
  const asked = new Map<string, { readonly principal: Principal; readonly tools: ToolFilter }>();
  let count = 0;
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const known = asked.get(authInfo?.clientId ?? '');
      if (known === undefined) throw new Error('An MCP request came from nobody.');
      const { principal, tools } = known;
      return createServer(services, {
        tools,
        identify: () => ({ principal, signal: services.clients.signalOf(principal) }),
        principal: () => principal,
        browserReady: async () => undefined,
      });
    },
    { onerror: ({ message }) => services.log.write('debug', 'mcp.http_problem', { message }) },
  );
  return async ({ request, parsedBody, principal }) => {
    const tools = toolFilter(new URL(request.url).searchParams.get('tools') ?? 'core');
    count += 1;
    const clientId = String(count);
    asked.set(clientId, { principal, tools });
    try {
      return await handler.fetch(request, {
        authInfo: { token: '', clientId, scopes: [] },
        ...(parsedBody !== undefined && { parsedBody }),
      });
    } finally {
      asked.delete(clientId);
    }
  };
}
