/** The tools that programs may call: one route for each, made from the registry. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import type { ToolDefinition } from '../../../../../shared/tools/define-tool.ts';
import { tools } from '../../../../../shared/tools/index.ts';
import { jsonSchemaOf } from '../../openapi/json-schema.ts';
import { API_BASE } from '../api-version.ts';
import { permissionOfTool } from '../authorise.ts';
import { callTool } from '../call-tool.ts';
import { perMinuteOf } from '../per-minute-of.ts';
import { defineRoute, type Route } from '../route.ts';
import { MAX_FILE_BODY_BYTES } from '../server-limits.ts';

const toolView = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  risk: z.enum(['read', 'act', 'danger']),
  inputSchema: z.record(z.string(), z.unknown()).describe('JSON Schema of the body of POST'),
  outputSchema: z.record(z.string(), z.unknown()).describe('JSON Schema of the answer'),
});

const registry: readonly ToolDefinition[] = Object.values(tools);
export const publicTools = registry.filter((tool) => tool.callers.includes('client'));

function viewOf({ name, title, description, risk, input, output }: ToolDefinition): z.infer<typeof toolView> {
  const inputSchema = jsonSchemaOf(input, 'input');
  return { name, title, description, risk, inputSchema, outputSchema: jsonSchemaOf(output, 'output') };
}

interface Tagged {
  readonly text: string;
  readonly etag: string;
}
const tagged = (text: string): Tagged => ({
  text,
  etag: createHash('sha256').update(text).digest('base64url').slice(0, 22),
});

/** Made once: they change with ARQ's version alone. */
let listed: Tagged | undefined;
const listTools = () => (listed ??= tagged(JSON.stringify({ items: publicTools.map(viewOf) })));
const shown = new Map<string, Tagged>();

function showTool(name: string): Tagged {
  const known = shown.get(name);
  if (known !== undefined) return known;
  const tool = publicTools.find((candidate) => candidate.name === name);
  if (tool === undefined) {
    throw new ArqError(
      'tool.not_available',
      `There is no tool named ${name.slice(0, 80)} here. GET ${API_BASE}/tools lists those that there are.`,
    );
  }
  const made = tagged(JSON.stringify(viewOf(tool)));
  shown.set(name, made);
  return made;
}

const callRoute = (tool: ToolDefinition): Route =>
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/tools/${tool.name}`,
    operationId: tool.name,
    tag: 'tools',
    summary: tool.title,
    description: tool.description,
    permission: permissionOfTool(tool),
    body: tool.input,
    // The call path parses it, as for every other caller, and says what is wrong.
    isBodyRaw: true,
    isKeyed: tool.risk !== 'read',
    isWork: true,
    perMinute: perMinuteOf(tool),
    countsAs: tool.name,
    ...(tool.name === 'files_write' && { maxBodyBytes: MAX_FILE_BODY_BYTES }),
    responses: { 200: { description: 'What the tool answers', schema: tool.output } },
    handle: async ({ body }, context) => ({ body: await callTool(tool.name, body, context) }),
  });

export const toolRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/tools`,
    operationId: 'listTools',
    tag: 'tools',
    summary: 'List tools',
    permission: { action: 'read', subject: 'tool' },
    responses: { 200: { description: 'Every tool', schema: z.strictObject({ items: z.array(toolView) }) } },
    handle: () => ({ body: listTools().text, etag: listTools().etag }),
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/tools/{name}`,
    operationId: 'getTool',
    tag: 'tools',
    summary: 'Get tool',
    permission: { action: 'read', subject: 'tool' },
    params: z.strictObject({ name: z.string().max(100).describe('Name of a tool') }),
    responses: { 200: { description: 'The tool', schema: toolView } },
    handle: ({ params }) => {
      const { text, etag } = showTool(params.name);
      return { body: text, etag };
    },
  }),
  ...publicTools.map(callRoute),
];
