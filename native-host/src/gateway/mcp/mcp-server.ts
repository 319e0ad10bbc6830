/** One server of the protocol, for one connection or one request: its handlers all ask the registry and the session. */
import { Server } from '@modelcontextprotocol/server';
import type { jsonSchemaValidator, JsonSchemaValidatorResult } from '@modelcontextprotocol/server';
import { callTool } from './call-tool.ts';
import { instructions } from './instructions.ts';
import type { McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { getPrompt, promptList } from './prompts.ts';
import { resourceTemplates } from './resource-uris.ts';
import { completeResource, listResources, readResource } from './resources.ts';
import { tellRunUpdates } from './run-updates.ts';
import { toolList } from './tool-list.ts';

/** How long a client may go by what it was told: these lists are the same for as long as the host runs. */
const LISTS_LAST_MS = 60 * 60 * 1000;
const lasting = { ttlMs: LISTS_LAST_MS, cacheScope: 'private' } as const;

/** Both revisions get the same one; the SDK's entry decides which it speaks. */
export function createMcpServer(services: McpServices, given: McpSession): Server {
  // Clients of before 2026 say once who they are, and some call a tool before they have the answer to that.
  const session: McpSession = {
    tools: given.tools,
    news: given.news,
    // oxlint-disable-next-line typescript/no-deprecated -- the only place where they say it
    identify: (client) => given.identify(client ?? server.getClientVersion()),
    principal: () => given.principal(),
    call: (call) => given.call(call),
  };
  const subscribed = new Set<string>();
  let isModern = true;
  const server = new Server(
    { name: 'arq', title: 'ARQ', version: services.version },
    {
      capabilities: {
        tools: {},
        resources: session.news === 'nowhere' ? {} : { subscribe: true, listChanged: true },
        prompts: {},
        completions: {},
        logging: {},
      },
      instructions,
      cacheHints: { 'tools/list': lasting, 'prompts/list': lasting, 'resources/templates/list': lasting },
      jsonSchemaValidator: noValidator,
    },
  );
  server.oninitialized = () => {
    isModern = false;
    session.identify(undefined);
  };
  server.setRequestHandler('tools/list', () => ({ tools: toolList(session.tools) }));
  server.setRequestHandler('tools/call', (request, context) => callTool(services, session, request.params, context));
  server.setRequestHandler('resources/list', async (_request, context) => ({
    resources: await listResources(session, context),
  }));
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates }));
  server.setRequestHandler('resources/read', (request, context) =>
    readResource(services, session, request.params.uri, context),
  );
  server.setRequestHandler('resources/subscribe', ({ params }) => {
    subscribed.add(params.uri);
    return {};
  });
  server.setRequestHandler('resources/unsubscribe', ({ params }) => {
    subscribed.delete(params.uri);
    return {};
  });
  server.setRequestHandler('prompts/list', () => ({ prompts: promptList }));
  server.setRequestHandler('prompts/get', ({ params }) => getPrompt(params.name, params.arguments));
  server.setRequestHandler('completion/complete', async ({ params }, context) => {
    if (params.ref.type !== 'ref/resource') return { completion: { values: [] } };
    return { completion: { values: await completeResource(session, params.argument, context) } };
  });
  // The SDK never connects, and so never closes, the server that it makes for a stream over HTTP.
  if (session.news !== 'connection') return server;
  // The newest revision subscribes at its entry, which passes on what was asked for and nothing else.
  const stop = tellRunUpdates(
    services,
    server,
    () => session.principal(),
    (uri) => isModern || subscribed.has(uri),
  );
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK's server is no event target
  server.onclose = stop;
  return server;
}

/** The SDK checks with it what people answer. ARQ never asks its clients anything, so a real one need not be loaded. */
const noValidator: jsonSchemaValidator = { getValidator: () => trust };

function trust<Value>(value: unknown): JsonSchemaValidatorResult<Value> {
  return { valid: true, data: value as Value, errorMessage: undefined };
}
