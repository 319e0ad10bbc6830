/** Tools that the conformance tests call by name; ARQ has none of them. For tests. */
import { MissingRequiredClientCapabilityError } from '@modelcontextprotocol/server';
import type { CallToolResult, InputRequiredResult, ServerContext, Tool } from '@modelcontextprotocol/server';
import { askForName, inputHandlers } from './fixture-inputs.ts';

export const PIXEL_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const SILENT_WAV = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';

type Handle = (
  input: Readonly<Record<string, unknown>>,
  context: ServerContext,
) => Promise<CallToolResult | InputRequiredResult>;

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

const image = { type: 'image', data: PIXEL_PNG, mimeType: 'image/png' } as const;

const username = {
  type: 'object' as const,
  properties: {
    username: { type: 'string' as const, description: "User's response" },
    email: { type: 'string' as const, description: "User's email address" },
  },
  required: ['username', 'email'],
};

const defaults = {
  type: 'object' as const,
  properties: {
    name: { type: 'string' as const, default: 'John Doe' },
    age: { type: 'integer' as const, default: 30 },
    score: { type: 'number' as const, default: 95.5 },
    status: { type: 'string' as const, enum: ['active', 'inactive', 'pending'], default: 'active' },
    verified: { type: 'boolean' as const, default: true },
  },
};

const titled = (prefix: string, ...names: string[]) =>
  names.map((name, index) => ({ const: `${prefix}${index + 1}`, title: name }));
const enums = {
  type: 'object' as const,
  properties: {
    untitledSingle: { type: 'string' as const, enum: ['option1', 'option2', 'option3'] },
    titledSingle: { type: 'string' as const, oneOf: titled('value', 'First Option', 'Second Option', 'Third Option') },
    legacyEnum: {
      type: 'string' as const,
      enum: ['opt1', 'opt2', 'opt3'],
      enumNames: ['Option One', 'Option Two', 'Option Three'],
    },
    untitledMulti: {
      type: 'array' as const,
      items: { type: 'string' as const, enum: ['option1', 'option2', 'option3'] },
    },
    titledMulti: {
      type: 'array' as const,
      items: { anyOf: titled('value', 'First Choice', 'Second Choice', 'Third Choice') },
    },
  },
};

async function elicit(
  context: ServerContext,
  message: string,
  requestedSchema: typeof username | typeof defaults | typeof enums,
) {
  // Sent within the call's own stream: a client may call before it has opened the other one.
  const { action, content } = await context.mcpReq.send({
    method: 'elicitation/create',
    params: { message, requestedSchema },
  });
  return { action, content: JSON.stringify(content ?? {}) };
}

async function logOnce(_input: object, { mcpReq }: ServerContext): Promise<CallToolResult> {
  await mcpReq.log('info', 'Looked.');
  return text('Logged.');
}

const handlers: Readonly<Record<string, Handle>> = {
  test_simple_text: async () => text('This is a simple text response for testing.'),
  test_image_content: async () => ({ content: [image] }),
  test_audio_content: async () => ({ content: [{ type: 'audio', data: SILENT_WAV, mimeType: 'audio/wav' }] }),
  test_embedded_resource: async () => ({
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  }),
  test_multiple_content_types: async () => ({
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      image,
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: '{"test":"data","value":123}',
        },
      },
    ],
  }),
  test_tool_with_logging: async (_input, { mcpReq }) => {
    for (const message of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await mcpReq.log('info', message);
      await pause();
    }
    return text('Logged.');
  },
  test_error_handling: async () => ({
    ...text('This tool intentionally returns an error for testing'),
    isError: true,
  }),
  test_tool_with_progress: async (_input, { mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined) {
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
      }
      await pause();
    }
    return text('Done.');
  },
  test_sampling: async ({ prompt }, { mcpReq }) => {
    const message = { role: 'user' as const, content: { type: 'text' as const, text: String(prompt) } };
    const params = { messages: [message], maxTokens: 100 };
    const { content } = await mcpReq.send({ method: 'sampling/createMessage', params });
    return text(`LLM response: ${JSON.stringify(content)}`);
  },
  test_elicitation: async ({ message }, context) => {
    const { action, content } = await elicit(context, String(message), username);
    return text(`User response: action=${action}, content=${content}`);
  },
  test_elicitation_sep1034_defaults: async (_input, context) => {
    const { action, content } = await elicit(context, 'Please review', defaults);
    return text(`Elicitation completed: action=${action}, content=${content}`);
  },
  test_elicitation_sep1330_enums: async (_input, context) => {
    const { action, content } = await elicit(context, 'Please choose', enums);
    return text(`Elicitation completed: action=${action}, content=${content}`);
  },
  test_missing_capability: async (_input, { mcpReq }) => {
    const capabilities: unknown = Object.getOwnPropertyDescriptor(
      mcpReq.envelope ?? {},
      'io.modelcontextprotocol/clientCapabilities',
    )?.value;
    const has = typeof capabilities === 'object' && capabilities !== null && 'sampling' in capabilities;
    if (!has) throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
    return text('Has it.');
  },
  test_streaming_elicitation: askForName,
  test_header_parameter: async ({ region }) => text(`In ${String(region)}.`),
  test_reconnection: async (_input, { http }) => {
    http?.closeSSE?.();
    await pause();
    return text('Answered after its stream was closed.');
  },
  ...inputHandlers,
  test_logging_tool: logOnce,
  json_schema_2020_12_tool: async () => text('Looked at for its schema.'),
};

/** Words of JSON Schema that a server which rewrites schemas would lose. */
const fixtureSchema: Tool['inputSchema'] = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

const schemas: Readonly<Record<string, Tool['inputSchema']>> = {
  json_schema_2020_12_tool: fixtureSchema,
  // A client repeats this value in a header, Mcp-Param-Region.
  test_header_parameter: { type: 'object', properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } },
};

export const fixtureTools: Tool[] = Object.keys(handlers).map((name) => ({
  name,
  description: 'A tool of the conformance tests.',
  inputSchema: schemas[name] ?? { type: 'object' },
}));

/** Undefined for a tool that is none of these. */
export function findFixtureTool(name: string): Handle | undefined {
  return Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}
