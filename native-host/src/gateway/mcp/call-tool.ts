/** tools/call: takes the face's own fields out, calls the tool on the one call path, and writes the answer for a model. */
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import { describeIssues } from '../../../../shared/protocol/parse-for.ts';
import { callSignal, callerOf } from './caller-of.ts';
import type { Content } from './handles.ts';
import { faceFields } from './input-schema.ts';
import type { FaceFields } from './input-schema.ts';
import type { McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { renderError } from './render/render-error.ts';
import { renderResult } from './render/render-result.ts';
import { reportProgress } from './report-progress.ts';
import { isForClients } from './tool-filter.ts';
import type { ClientTool } from './tool-filter.ts';

export interface NamedCall {
  readonly name: string;
  readonly arguments?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A failure is a result that says how to repair the call. Rejects only for a tool that the client was never shown, as the
 * protocol has it.
 */
export async function callTool(
  services: McpServices,
  session: McpSession,
  { name, arguments: given = {} }: NamedCall,
  context: ServerContext,
): Promise<CallToolResult> {
  const tool = findTool(session, name);
  const parent = traceOf(context);
  const span = services.tracing.startSpan(`mcp ${tool.name}`, { parent });
  // Whoever sent a trace is told what became of it.
  const traced = parent === undefined ? {} : { _meta: { traceparent: span.traceparent } };
  try {
    const { input, fields } = splitInput(tool, given);
    const maxTokens = fields.maxTokens ?? tool.maxTokens;
    const client = session.identify(callerOf(context));
    const signal = callSignal(context, client);
    const output = await session.call({
      tool: tool.name,
      input: withTextLimit(tool, input, maxTokens),
      principal: client.principal,
      signal,
      trace: span.traceparent,
      idempotencyKey: fields.idempotencyKey,
      onProgress: reportProgress(context),
    });
    const keep = (content: Content): string => services.handles.keep(client.principal, content);
    const result = renderResult(output, { name: tool.name, maxTokens, keep });
    span.end();
    return { ...result, ...traced };
  } catch (thrown) {
    const error = toArqError(thrown);
    span.end(error.code);
    return { ...renderError(error), ...traced };
  }
}

function findTool(session: McpSession, name: string): ClientTool {
  const tool = session.tools.find(name);
  if (tool !== undefined) return tool;
  const advice = isForClients(name)
    ? 'It is not among the tools that this client was started with; `arq mcp --tools all` has it.'
    : 'See tools/list.';
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `There is no tool named ${name.slice(0, 80)} here. ${advice}`,
    { code: 'tool.not_available' },
  );
}

function splitInput(
  tool: ClientTool,
  given: Readonly<Record<string, unknown>>,
): { readonly input: Record<string, unknown>; readonly fields: FaceFields } {
  const fields = faceFields(tool).safeParse(given);
  if (!fields.success) {
    throw new ArqError('tool.input_invalid', `${tool.name} cannot take this input: ${describeIssues(fields.error)}.`);
  }
  const taken = new Set(Object.keys(fields.data));
  return { input: Object.fromEntries(Object.entries(given).filter(([key]) => !taken.has(key))), fields: fields.data };
}

/** What the browser reads out is cut there already: a long page need not cross the link to be cut here. */
function withTextLimit(tool: ClientTool, input: Record<string, unknown>, maxTokens: number | undefined): object {
  if (maxTokens === undefined) return input;
  if (tool.name === 'page_snapshot') return { ...input, maxTokens };
  if (tool.name !== 'page_read_text' || input['maxChars'] !== undefined) return input;
  return { ...input, maxChars: Math.min(MAX_CHARS, Math.max(MIN_CHARS, maxTokens * CHARS_PER_TOKEN)) };
}

const CHARS_PER_TOKEN = 4;
const MIN_CHARS = 200;
const MAX_CHARS = 2_000_000;

function traceOf(context: ServerContext): string | undefined {
  const trace = context.mcpReq._meta?.['traceparent'];
  return typeof trace === 'string' && TRACEPARENT.test(trace) ? trace : undefined;
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
