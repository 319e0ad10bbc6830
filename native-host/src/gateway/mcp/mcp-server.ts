/** One server of the protocol, for one connection or one request: its handlers all ask the registry and the session. */
import { Server } from '@modelcontextprotocol/server';
import { callTool } from './call-tool.ts';
import { instructions } from './instructions.ts';
import type { McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { toolList } from './tool-list.ts';

/** Both revisions get the same one; the SDK's entry decides which it speaks. */
export function createMcpServer(services: McpServices, session: McpSession): Server {
  const server = new Server(
    { name: 'arq', title: 'ARQ', version: services.version },
    { capabilities: { tools: {}, logging: {} }, instructions, jsonSchemaValidator: noValidator },
  );
  server.oninitialized = () => {
    // oxlint-disable-next-line typescript/no-deprecated -- the only place where clients of before 2026 say it
    session.identify(server.getClientVersion());
  };
  server.setRequestHandler('tools/list', () => ({ tools: toolList(session.tools) }));
  server.setRequestHandler('tools/call', (request, context) => callTool(services, session, request.params, context));
  return server;
}

/** The SDK checks answers of people with it. ARQ never asks a client anything, so its validator need not be loaded. */
const noValidator = {
  getValidator: () => () => {
    throw new Error('ARQ asks its clients nothing.');
  },
};
