/** The official clients of both generations, started as people start them: `arq mcp` on stdin and stdout. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OlderHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './arq.ts';
import type { ArqHome } from './arq.ts';
import type { HttpHost } from './http-host.ts';

const arqBundle = join(root, 'native-host/dist/arq.mjs');

export const revisions = ['2026-07-28', '2025-11-25'] as const;
export type Revision = (typeof revisions)[number];

const contentSchema = z.array(
  z.looseObject({
    type: z.string(),
    text: z.string().optional(),
    data: z.string().optional(),
    mimeType: z.string().optional(),
    uri: z.string().optional(),
  }),
);
const resultSchema = z.looseObject({
  content: contentSchema,
  isError: z.boolean().optional(),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
});
export type CallResult = z.infer<typeof resultSchema>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    progress: number;
    total?: number | undefined;
    message?: string | undefined;
  }) => void;
}

/** What the tests use of either client. */
export interface TestClient {
  readonly pid: number;
  readonly protocol: string;
  tools(): Promise<readonly { readonly name: string }[]>;
  /** The result, also when it is an error. */
  call(name: string, input?: Record<string, unknown>, options?: CallOptions): Promise<CallResult>;
  /** The text of the result. Throws when it is an error. */
  text(name: string, input?: Record<string, unknown>): Promise<string>;
  read(uri: string): Promise<{ readonly text?: string; readonly blob?: string; readonly mimeType?: string }>;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** Over HTTP instead of `arq mcp`. */
  readonly http?: HttpHost;
  /** `--tools`, or the choice in the address. */
  readonly tools?: string;
  readonly name?: string;
  readonly args?: readonly string[];
}

const info = (name: string) => ({ name, version: '1.0.0' });

export async function connectClient(
  home: ArqHome,
  revision: Revision,
  { name = 'test-client', args = [], tools = 'core', http }: ClientOptions = {},
): Promise<TestClient> {
  const isNewer = revision === '2026-07-28';
  if (http !== undefined) {
    const url = new URL(`http://127.0.0.1:${http.port}/mcp?tools=${tools}`);
    const options = { requestInit: { headers: { authorization: `Bearer ${http.token}` } } };
    return isNewer
      ? connectNewer(name, new StreamableHTTPClientTransport(url, options))
      : connectOlder(name, new OlderHttpTransport(url, options));
  }
  const env = Object.fromEntries(
    Object.entries(home.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const start = {
    command: process.execPath,
    args: [arqBundle, 'mcp', '--tools', tools, ...args],
    env,
    stderr: 'ignore' as const,
  };
  return isNewer ? connectNewer(name, new StdioClientTransport(start)) : connectOlder(name, new OlderTransport(start));
}

type NewerTransport = Parameters<Client['connect']>[0];
type OldTransport = Parameters<OlderClient['connect']>[0];

const pidOf = (transport: object): number =>
  'pid' in transport && typeof transport.pid === 'number' ? transport.pid : 0;

async function connectNewer(name: string, transport: NewerTransport): Promise<TestClient> {
  const client = new Client(info(name), { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(transport);
  return testClient({
    pid: pidOf(transport),
    protocol: '2026-07-28',
    tools: async () => (await client.listTools()).tools,
    call: (params, { signal, onProgress }) =>
      client.callTool(params, { ...(signal && { signal }), ...(onProgress && { onprogress: onProgress }) }),
    read: async (uri) => (await client.readResource({ uri })).contents[0],
    close: () => client.close(),
  });
}

async function connectOlder(name: string, transport: OldTransport): Promise<TestClient> {
  const client = new OlderClient(info(name));
  await client.connect(transport);
  return testClient({
    pid: pidOf(transport),
    protocol: '2025-11-25',
    tools: async () => (await client.listTools()).tools,
    call: (params, { signal, onProgress }) =>
      client.callTool(params, undefined, { ...(signal && { signal }), ...(onProgress && { onprogress: onProgress }) }),
    read: async (uri) => (await client.readResource({ uri })).contents[0],
    close: () => client.close(),
  });
}

interface Raw {
  readonly pid: number;
  readonly protocol: string;
  tools(): Promise<readonly { readonly name: string }[]>;
  call(params: { name: string; arguments: Record<string, unknown> }, options: CallOptions): Promise<unknown>;
  read(uri: string): Promise<unknown>;
  close(): Promise<void>;
}

const contents = z.looseObject({
  text: z.string().optional(),
  blob: z.string().optional(),
  mimeType: z.string().optional(),
});

function testClient(raw: Raw): TestClient {
  const call: TestClient['call'] = async (name, input = {}, options = {}) =>
    resultSchema.parse(await raw.call({ name, arguments: input }, options));
  return {
    ...raw,
    call,
    text: async (name, input) => {
      const result = await call(name, input);
      const text = textOf(result);
      if (result.isError === true) throw new Error(text);
      return text;
    },
    read: async (uri) => {
      const { text, blob, mimeType } = contents.parse(await raw.read(uri));
      return {
        ...(text !== undefined && { text }),
        ...(blob !== undefined && { blob }),
        ...(mimeType !== undefined && { mimeType }),
      };
    },
  };
}

export const textOf = (result: CallResult): string => result.content.map(({ text }) => text ?? '').join('\n');

/** The ref on the first line that matches. */
export function refOf(outline: string, pattern: RegExp): string {
  const line = outline.split('\n').find((candidate) => pattern.test(candidate));
  const ref = /\[?(d\d+e\d+)\]?/.exec(line ?? '')?.[1];
  if (ref === undefined) throw new Error(`No element like ${String(pattern)} in:\n${outline}`);
  return ref;
}
