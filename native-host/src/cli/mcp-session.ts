/**
 * What an MCP client and the host have said so far, as far as a new host must know it: the opening, what is subscribed,
 * and which requests wait for an answer. Pure of pipes; owns no socket. Zod-free.
 */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { answerOf, failedCall, listedTools, protocolError } from './mcp-answers.ts';

interface Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
}

interface Pending {
  readonly line: Buffer;
  readonly message: Message;
  /** False while the host has not seen it. */
  isSent: boolean;
}

/** The id under which the opening is repeated; the client never sees its answer. */
const REOPEN_ID = 'arq-reopen';

export class McpSession {
  readonly #pending = new Map<string, Pending>();
  /** Requests that a new host must hear again, once they were answered: the opening, the log level, subscriptions. */
  readonly #standing = new Map<string, Buffer>();
  /** By what the host last said of its tools; a client that goes by a list of its own is taken to act. */
  readonly #readingTools = new Set<string>();
  #isInitialized = false;
  #isAtWork = false;

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** True once something else than the opening was answered, or a tool was called. */
  get isAtWork(): boolean {
    return this.#isAtWork;
  }

  /** Takes a line of the client's. Returns what to answer at once when it cannot be passed on. */
  takeFromClient(line: Buffer): string | undefined {
    const message = parse(line);
    if (message === undefined) return protocolError(null, -32700, 'This line is no JSON. Send one message a line.');
    if (!isMessage(message)) {
      return protocolError(null, -32600, 'This is no JSON-RPC 2.0 message. Send one request or notification a line.');
    }
    const { id, method, params } = message;
    if (method === 'tools/call') this.#isAtWork = true;
    if (method === 'notifications/initialized') this.#isInitialized = true;
    else if (method === 'notifications/cancelled') this.#pending.delete(JSON.stringify(params?.['requestId']));
    else if (typeof method === 'string' && (typeof id === 'string' || typeof id === 'number')) {
      this.#pending.set(JSON.stringify(id), { line, message, isSent: false });
    }
    return undefined;
  }

  /** Everything that is pending was handed to the host. */
  noteSent(): void {
    for (const pending of this.#pending.values()) pending.isSent = true;
  }

  /** Takes a line of the host's; false when the client must not see it. */
  takeFromHost(line: Buffer): boolean {
    const id = answerOf(line);
    if (id === undefined) return true;
    if (id === JSON.stringify(REOPEN_ID)) return false;
    const answered = this.#pending.get(id);
    this.#pending.delete(id);
    if (answered === undefined) return true;
    this.#remember(answered);
    if (answered.message.method === 'tools/list') this.#learn(line);
    if (!OPENING.has(answered.message.method)) this.#isAtWork = true;
    return true;
  }

  /** The host is gone: answers to those requests that may have had an effect and must not be repeated by themselves. */
  takeLost(): string[] {
    const lost: string[] = [];
    for (const [key, { message, isSent }] of this.#pending) {
      if (!isSent || this.#isRepeatable(message)) continue;
      this.#pending.delete(key);
      lost.push(failedCall(message, outcomeUnknown(toolOf(message))));
    }
    return lost;
  }

  /** No host can be had: answers to everything that waits. */
  takeAll(error: ArqError): string[] {
    const answers = [...this.#pending.values()].map(({ message }) => failedCall(message, error));
    this.#pending.clear();
    return answers;
  }

  /** What a new host must hear first, in order. */
  replay(): Buffer[] {
    const lines = [...this.#standing.values()];
    if (this.#isInitialized && lines.length > 0) lines.splice(1, 0, Buffer.from(INITIALIZED));
    return [...lines, ...[...this.#pending.values()].map(({ line }) => line)];
  }

  /** Looking may be done twice, and what bears a key is done once however often it is asked. */
  #isRepeatable({ method, params }: Message): boolean {
    if (method !== 'tools/call') return true;
    const name = params?.['name'];
    if (typeof name === 'string' && this.#readingTools.has(name)) return true;
    const input = params?.['arguments'];
    return typeof input === 'object' && input !== null && 'idempotencyKey' in input;
  }

  #learn(list: Buffer): void {
    for (const { name, isReading } of listedTools(list)) {
      if (isReading) this.#readingTools.add(name);
      else this.#readingTools.delete(name);
    }
  }

  #remember({ message }: Pending): void {
    const { method, params } = message;
    const again = (): Buffer => Buffer.from(JSON.stringify({ ...message, id: REOPEN_ID }));
    if (method === 'initialize') this.#standing.set('initialize', again());
    else if (method === 'logging/setLevel') this.#standing.set('level', again());
    else if (method === 'resources/subscribe') this.#standing.set(`resource ${String(params?.['uri'])}`, again());
    else if (method === 'resources/unsubscribe') this.#standing.delete(`resource ${String(params?.['uri'])}`);
  }
}

const OPENING = new Set<unknown>(['initialize', 'server/discover', 'ping']);
const INITIALIZED = '{"jsonrpc":"2.0","method":"notifications/initialized"}';

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'jsonrpc' in value &&
    value.jsonrpc === '2.0'
  );
}

function toolOf({ params }: Message): string {
  const name = params?.['name'];
  return typeof name === 'string' ? name.slice(0, 80) : 'the call';
}

function outcomeUnknown(tool: string): ArqError {
  return new ArqError(
    'link.lost',
    `The ARQ host ended during ${tool}, so its outcome is unknown. Look before repeating it: page_snapshot, tabs_list or runs_list show what was done. With an idempotencyKey ARQ repeats by itself.`,
  );
}
