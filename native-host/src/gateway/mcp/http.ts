/**
 * MCP over Streamable HTTP, both revisions, without sessions: each request is served by itself, and who it comes from
 * is its token. Whoever mounts this has checked token, Host and Origin, and what the caller may do.
 */
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { McpServer, Server } from '@modelcontextprotocol/server';
import type { Principal } from '../../../../shared/policy/principal.ts';
import type { FacedCall } from '../../link/host-services.ts';
import { createMcpServer } from './mcp-server.ts';
import { mcpServices } from './mcp-services.ts';
import type { McpHost } from './mcp-services.ts';
import { OpenRequests } from './open-requests.ts';
import type { OpenRequest } from './open-requests.ts';
import { RunEvents } from './run-events.ts';
import { toolFilter } from './tool-filter.ts';
import type { ToolFilter } from './tool-filter.ts';
import { withSignal } from './with-signal.ts';

export interface McpHttpRequest {
  readonly request: Request;
  /** When the body was read already; `request` then has none. */
  readonly parsedBody?: unknown;
  readonly principal: Principal;
  /** Holds a call to what whoever mounts this allows; without it, there are no bounds. */
  readonly bound?: Bound | undefined;
}

/** Does the work of a call when it may be done. Throws what keeps it from being done. */
export type Bound = (call: FacedCall, work: () => Promise<unknown>) => Promise<unknown>;

/** What makes the server of a request; tests add to ARQ's own. */
export type CreateServer = (...given: Parameters<typeof createMcpServer>) => McpServer | Server;

interface Asked extends Pick<McpHttpRequest, 'principal' | 'bound'> {
  readonly tools: ToolFilter;
  readonly open: OpenRequest | undefined;
  /** A server has it, and ends it. */
  isServed: boolean;
}

export type McpHttpHandler = (request: McpHttpRequest) => Promise<Response>;

/** `/mcp?tools=all` chooses the tools, as `arq mcp --tools` does. Throws `tool.not_available` for a choice that is none. */
export function mcpHttpHandler(host: McpHost, createServer: CreateServer = createMcpServer): McpHttpHandler {
  const services = mcpServices(host);
  // The SDK hands on no more than this of what it was called with.
  const asked = new Map<string, Asked>();
  const open = new OpenRequests();
  const bus = new RunEvents(services);
  let count = 0;
  const handler = createMcpHandler(
    ({ authInfo, era }) => {
      const known = asked.get(authInfo?.clientId ?? '');
      if (known === undefined) throw new Error('An MCP request came from nobody.');
      const { principal, tools, bound = unbounded } = known;
      const server = createServer(services, {
        tools,
        news: era === 'modern' ? 'streams' : 'nowhere',
        identify: () => ({ principal, signal: services.clients.signalOf(principal) }),
        principal: () => principal,
        call: (call) => bound(call, () => services.callTool(call)),
      });
      if (known.open !== undefined) atClose(server, known.open);
      known.isServed = true;
      return server;
    },
    { bus, onerror: ({ message }) => services.log.write('debug', 'mcp.http_problem', { message }) },
  );
  return async ({ request, parsedBody, principal, bound }) => {
    const tools = toolFilter(new URL(request.url).searchParams.get('tools') ?? 'core');
    count += 1;
    const clientId = String(count);
    const known: Asked = { principal, bound, tools, open: open.take(parsedBody, request, principal), isServed: false };
    asked.set(clientId, known);
    try {
      return await bus.of(principal, () =>
        handler.fetch(known.open === undefined ? request : endedBy(request, known.open), {
          authInfo: { token: '', clientId, scopes: [] },
          ...(parsedBody !== undefined && { parsedBody }),
        }),
      );
    } finally {
      asked.delete(clientId);
      if (!known.isServed) known.open?.end();
    }
  };
}

const unbounded: Bound = (_call, work) => work();

/** The SDK closes its server once the answer has been read, or its client is gone. */
function atClose(product: McpServer | Server, request: OpenRequest): void {
  const server = 'server' in product ? product.server : product;
  const before = server.onclose;
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK's server is no event target
  server.onclose = () => {
    before?.();
    request.end();
  };
}

function endedBy(request: Request, { signal }: OpenRequest): Request {
  return withSignal(request, AbortSignal.any([request.signal, signal]));
}
