/**
 * ARQ's own server with the conformance tests' tools, resources and prompts beside its own, from the same factory. Legacy
 * clients get sessions here, which ARQ itself does without: it never asks its clients anything. For tests.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { isLegacyRequest, McpServer, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { Server } from '@modelcontextprotocol/server';
import { callTool } from '../call-tool.ts';
import { mcpHttpHandler } from '../http.ts';
import { createMcpServer } from '../mcp-server.ts';
import { mcpServices } from '../mcp-services.ts';
import type { McpHost, McpServices } from '../mcp-services.ts';
import type { McpSession } from '../mcp-session.ts';
import { getPrompt, promptList } from '../prompts.ts';
import { resourceTemplates } from '../resource-uris.ts';
import { listResources, readResource } from '../resources.ts';
import { toolFilter } from '../tool-filter.ts';
import { toolList } from '../tool-list.ts';
import { EventLog } from './event-log.ts';
import { askForPrompt } from './fixture-inputs.ts';
import {
  findFixturePrompt,
  findFixtureResource,
  fixturePrompts,
  fixtureResources,
  fixtureTemplates,
} from './fixture-resources.ts';
import { findFixtureTool, fixtureTools } from './fixture-tools.ts';

/** The SDK compares Mcp-Param headers with a call only for a server of this class, which it asks for the tool's schema. */
class FixtureServerWithHeaders extends McpServer {
  constructor(server: Server) {
    super({ name: 'fixtures', version: '1' });
    Object.assign(this, { server });
  }

  override toolInputSchemaJson(name: string): Record<string, unknown> | undefined {
    return fixtureTools.find((tool) => tool.name === name)?.inputSchema;
  }
}

function createFixtureServer(services: McpServices, session: McpSession): McpServer {
  const server = createMcpServer(services, session);
  server.setRequestHandler('tools/list', () => ({ tools: [...toolList(session.tools), ...fixtureTools] }));
  server.setRequestHandler('tools/call', ({ params }, context) => {
    const handle = findFixtureTool(params.name);
    return handle === undefined
      ? callTool(services, session, params, context)
      : handle(params.arguments ?? {}, context);
  });
  server.setRequestHandler('resources/list', async (_request, context) => ({
    resources: [...fixtureResources, ...(await listResources(session, context))],
  }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [...resourceTemplates, ...fixtureTemplates],
  }));
  server.setRequestHandler(
    'resources/read',
    async ({ params }, context) =>
      findFixtureResource(params.uri) ?? (await readResource(services, session, params.uri, context)),
  );
  server.setRequestHandler('prompts/list', () => ({ prompts: [...promptList, ...fixturePrompts] }));
  server.setRequestHandler(
    'prompts/get',
    async ({ params }, context) =>
      (await askForPrompt(params.name, context)) ??
      findFixturePrompt(params.name, params.arguments) ??
      getPrompt(params.name, params.arguments),
  );
  return new FixtureServerWithHeaders(server);
}

/** After how long a client whose stream was closed comes back. */
const RETRY_MS = 500;

export interface FixtureServer {
  readonly url: string;
  close(): Promise<void>;
}

/** On a free port of the loopback interface, for a host that these tests run themselves. */
export async function openFixtureServer(host: McpHost): Promise<FixtureServer> {
  const services = mcpServices(host);
  const principal = { kind: 'client', id: 'conformance', name: 'conformance' } as const;
  const serveModern = mcpHttpHandler(host, createFixtureServer);
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();

  const serveLegacy = async (request: Request): Promise<Response> => {
    const known = sessions.get(request.headers.get('mcp-session-id') ?? '');
    if (known !== undefined) return known.handleRequest(request);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      eventStore: new EventLog(),
      retryInterval: RETRY_MS,
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
      },
    });
    await createFixtureServer(services, {
      news: 'connection',
      tools: toolFilter('core'),
      identify: () => ({ principal }),
      principal: () => principal,
      call: (call) => services.callTool(call),
    }).connect(transport);
    return transport.handleRequest(request);
  };

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await webRequest(incoming);
    const response = (await isLegacyRequest(request))
      ? await serveLegacy(request)
      : await serveModern({ request, principal });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else Readable.fromWeb(response.body as ReadableStream).pipe(outgoing);
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function webRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') copied.set(name, value);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  return new Request(`http://127.0.0.1${url}`, { method, headers: copied, ...body });
}
