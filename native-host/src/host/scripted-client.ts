/** An MCP client for tests of the host: speaks the protocol's lines over the socket itself, without shim and SDK. */
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openLink } from '../link/open-link.ts';

const reply = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z
    .object({
      isError: z.boolean().optional(),
      structuredContent: z.record(z.string(), z.unknown()).optional(),
      content: z.array(z.looseObject({ text: z.string().optional() })).default([]),
    })
    .optional(),
  error: z.object({ message: z.string() }).optional(),
  params: z.unknown().optional(),
});
const failure = z.object({
  error: z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
});

export interface ScriptedClient {
  /** Resolves with the structured result and its `text`, or with `{ code, message, data }` of the error. */
  call(tool: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** As `call`; resolves with its code, `ok` when it worked. */
  codeOf(tool: string, input: Readonly<Record<string, unknown>>): Promise<string>;
  /** Progress that was told, by its messages. */
  readonly progress: string[];
  /** Its shim says that its own browser is there. */
  tellBrowser(device: string): void;
  close(): void;
  readonly closed: Promise<unknown>;
}

export async function connectClient(
  home: string,
  options: {
    readonly name: string;
    readonly grant?: 'read' | 'act' | 'danger';
    readonly id?: string;
    /** What its shim says of the browser that it starts for it. */
    readonly browser?: 'starting' | { readonly device: string };
    /** Does not wait for the answer to its opening, and leaves out to say that it has it. */
    readonly isHasty?: boolean;
  },
): Promise<ScriptedClient> {
  const { name, grant = 'read', id, browser, isHasty = false } = options;
  const socket: Socket = await openLink({ home, role: 'client', startIfNone: false });
  const waiting = new Map<number, (answer: z.infer<typeof reply>) => void>();
  const progress: string[] = [];
  const lines = createInterface({ input: socket });
  // It passes on the errors of what it reads; that the host went away shows in `closed`.
  lines.on('error', () => undefined);
  lines.on('line', (line) => {
    const message: unknown = JSON.parse(line);
    const answer = reply.safeParse(message);
    if (!answer.success) return;
    if (answer.data.method === 'notifications/progress') {
      progress.push(z.object({ message: z.string().default('') }).parse(answer.data.params).message);
    }
    if (answer.data.id === undefined) return;
    waiting.get(answer.data.id)?.(answer.data);
    waiting.delete(answer.data.id);
  });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // It comes paused from its handshake.
  socket.resume();
  const send = (message: object) => socket.write(`${JSON.stringify(message)}\n`);
  let last = 0;
  const request = (method: string, params: object): Promise<z.infer<typeof reply>> => {
    last += 1;
    const own = last;
    return new Promise((resolve, reject) => {
      waiting.set(own, resolve);
      void closed.then(() => reject(new Error('the connection ended')));
      send({ jsonrpc: '2.0', id: own, method, params });
    });
  };
  send({
    arq: 'client',
    version: '0.1.0',
    pid: process.pid,
    grant,
    tools: 'all',
    ...(id !== undefined && { id }),
    ...(browser !== undefined && { browser }),
  });
  const opening = request('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name, version: '1' },
  });
  if (!isHasty) {
    await opening;
    send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  }
  const call: ScriptedClient['call'] = async (tool, input) => {
    const token = last + 1;
    const { result, error } = await request('tools/call', {
      name: tool,
      arguments: input,
      _meta: { progressToken: token },
    });
    if (result === undefined) return { code: 'protocol', message: error?.message ?? '' };
    if (result.isError === true) return failure.parse(result.structuredContent).error;
    return { ...result.structuredContent, text: result.content.map(({ text = '' }) => text).join('\n') };
  };
  return {
    call,
    codeOf: async (tool, input) => {
      const { code } = await call(tool, input);
      return typeof code === 'string' ? code : 'ok';
    },
    progress,
    tellBrowser: (device) => send({ arq: 'browser', device }),
    close: () => socket.destroy(),
    closed,
  };
}
