/** What `/mcp` is, for whoever mounts it and for OpenAPI. What is said on it is told by the protocol's own specification. */
import { z } from 'zod';
import type { RouteDescription } from '../http/route.ts';

const message = z.looseObject({ jsonrpc: z.literal('2.0') });
const MESSAGES = ['application/json', 'text/event-stream'] as const;

export const mcpRoute = {
  method: 'POST',
  path: '/mcp',
  operationId: 'mcp',
  tag: 'mcp',
  summary: 'Model Context Protocol',
  description:
    'Streamable HTTP without sessions, at revisions 2026-07-28, 2025-11-25 and before: a message of JSON-RPC, answered with one or with a stream of them. Clients of MCP speak it; docs/mcp.md has the rest.',
  permission: { action: 'call', subject: 'tool' },
  query: z.object({
    tools: z
      .string()
      .default('core')
      .describe('Which tools are shown and may be called: core, all, or areas with commas between'),
  }),
  body: z.union([message, z.array(message)]).describe('A message, or several from clients of 2025-03-26 and before'),
  responses: {
    200: { description: 'The answer, or a stream that ends with it', contentType: MESSAGES },
    202: { description: 'Taken; there is no answer' },
    400: {
      description: 'Not a message of the protocol',
      contentType: [...MESSAGES.slice(0, 1), 'application/problem+json'],
    },
  },
} as const satisfies RouteDescription;
