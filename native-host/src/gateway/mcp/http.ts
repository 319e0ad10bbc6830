/**
 * MCP over Streamable HTTP, both revisions, without sessions: each request is served by itself, and who it comes from
 * is its token. Whoever mounts this has checked the token, Host and Origin, and what the caller may do.
 */
import { createMcpHandler } from '@modelcontextprotocol/server';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Caller } from '../../policy/caller.ts';
import type { ConnectedClient } from '../../policy/clients.ts';
import { createMcpServer } from './mcp-server.ts';
import { mcpServices } from './mcp-services.ts';
import type { McpHost, McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { toolFilter } from './tool-filter.ts';

/** A token that was silent for so long is no connected client any more; its leases are free. */
const IDLE_MS = 15 * 60 * 1000;
/** Above what any tool takes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export type McpHttpHandler = (request: Request, caller: Caller) => Promise<Response>;

/** `/mcp?tools=all` chooses the tools, as `arq mcp --tools` does. */
export function mcpHttpHandler(host: McpHost): McpHttpHandler {
  const services = mcpServices(host);
  const callers = new HttpCallers(services);
  const handler = createMcpHandler(
    ({ authInfo, requestInfo }) => {
      const caller = callers.find(authInfo?.clientId);
      return createMcpServer(services, httpSession(callers, caller, requestInfo));
    },
    {
      onerror: (problem) => services.log.write('debug', 'mcp.http_problem', { message: problem.message }),
      maxRequestBodySize: MAX_BODY_BYTES,
    },
  );
  return (request, caller) => {
    callers.note(caller);
    return handler.fetch(request, { authInfo: { token: '', clientId: caller.tokenId, scopes: [] } });
  };
}

function httpSession(callers: HttpCallers, caller: Caller, request: Request | undefined): McpSession {
  const asked = request === undefined ? undefined : new URL(request.url).searchParams.get('tools');
  return {
    tools: toolFilter(asked ?? 'core'),
    identify: (info) => callers.connect(caller, info?.version ?? ''),
    principal: () => caller.principal,
    browserReady: async () => undefined,
  };
}

/** Which tokens speak MCP now. Owns their being connected, which ends when they are silent. */
class HttpCallers {
  readonly #services: McpServices;
  readonly #callers = new Map<string, { readonly caller: Caller; client?: ConnectedClient; idle?: NodeJS.Timeout }>();

  constructor(services: McpServices) {
    this.#services = services;
  }

  note(caller: Caller): void {
    const { tokenId } = caller;
    const before = this.#callers.get(tokenId);
    clearTimeout(before?.idle);
    const idle = setTimeout(() => {
      this.#callers.get(tokenId)?.client?.end();
      this.#callers.delete(tokenId);
    }, IDLE_MS).unref();
    this.#callers.set(tokenId, { ...before, caller, idle });
  }

  find(tokenId: string | undefined): Caller {
    const known = tokenId === undefined ? undefined : this.#callers.get(tokenId);
    if (known === undefined) throw new ArqError('token.unknown', 'This request bears no token that ARQ knows.');
    return known.caller;
  }

  connect(caller: Caller, version: string): ConnectedClient {
    const { principal, tokenId, grant } = caller;
    const client = this.#services.clients.connect({
      id: tokenId,
      name: principal.name ?? tokenId,
      version: version.slice(0, 60),
      face: 'mcp-http',
      launchGrant: grant,
      workspace: principal.workspace,
    });
    const known = this.#callers.get(tokenId);
    if (known !== undefined) known.client = client;
    return client;
  }
}
