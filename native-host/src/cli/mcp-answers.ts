/** Answers that the shim gives in the host's place, and what little it reads of the host's. Zod-free, pure. */
import type { ArqError } from '../../../shared/protocol/errors.ts';

/** The host writes an answer's id first, so that a large one need not be parsed to know whose it is. */
const ANSWER = /^\{"jsonrpc":"2\.0","id":("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?),"(?:result|error)":/;
const LONGEST_HEAD = 1024;

/** The id of the request that a line answers, as JSON; undefined when it is no answer. */
export function answerOf(line: Buffer): string | undefined {
  const head = ANSWER.exec(line.toString('utf8', 0, LONGEST_HEAD))?.[1];
  return head === undefined ? undefined : JSON.stringify(JSON.parse(head));
}

/** The tools in an answer to tools/list, with whether they only look; none in an answer of any other form. */
export function listedTools(line: Buffer): readonly { readonly name: string; readonly isReading: boolean }[] {
  const answer: unknown = JSON.parse(line.toString());
  const result = fieldOf(answer, 'result');
  const tools = fieldOf(result, 'tools');
  if (!Array.isArray(tools)) return [];
  return (tools as unknown[]).flatMap((tool) => {
    const name = fieldOf(tool, 'name');
    const isReading = fieldOf(fieldOf(tool, 'annotations'), 'readOnlyHint') === true;
    return typeof name === 'string' ? [{ name, isReading }] : [];
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

export function protocolError(id: unknown, code: number, message: string, data?: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message, ...(data !== undefined && { data }) } });
}

const INTERNAL_ERROR = -32603;

/** The failure of a request, in the form that shows it to a model: a tool's result where a tool was called. */
export function failedCall(
  request: { readonly id?: unknown; readonly method?: unknown; readonly params?: Readonly<Record<string, unknown>> },
  error: ArqError,
): string {
  const { id, method, params } = request;
  const { code, message } = error;
  if (method !== 'tools/call') return protocolError(id, INTERNAL_ERROR, message, { code });
  const result = {
    // Asked for by the revisions that put an envelope into every request, unknown to those before.
    ...(isEnveloped(params) && { resultType: 'complete' }),
    content: [{ type: 'text', text: `${code}: ${message}` }],
    structuredContent: { error: { code, message } },
    isError: true,
  };
  return JSON.stringify({ jsonrpc: '2.0', id, result });
}

function isEnveloped(params: Readonly<Record<string, unknown>> | undefined): boolean {
  const meta = params?.['_meta'];
  return typeof meta === 'object' && meta !== null && 'io.modelcontextprotocol/protocolVersion' in meta;
}
