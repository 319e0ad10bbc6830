import { Client } from '@modelcontextprotocol/client';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OlderTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';

let arq: GatewayHost;
let token: string;
let waits: string[];

beforeAll(async () => {
  arq = await openGatewayHost();
  token = await arq.token({ level: 'operator', grant: 'act' });
  waits = [];
  const outline = Array.from({ length: 2000 }, (_, index) => `- button "Number ${index}" [d1e${index}]`).join('\n');
  await connectBrowser(arq.home, {
    device: 'aaaaaa',
    tabs: [{ tab: 'aaaaaa.1', title: 'Page', isActive: true }],
    answer: async (tool, input, { signal }) => {
      if (tool === 'page_snapshot')
        return { url: 'https://example.org/', title: 'Page', text: outline, id: 's1', note: '', truncated: false };
      if (tool === 'page_screenshot')
        return {
          mime: 'image/png',
          base64: Buffer.alloc(300_000, 7).toString('base64'),
          width: 3000,
          height: 2000,
          small: { mime: 'image/jpeg', base64: Buffer.from('small').toString('base64') },
        };
      if (tool === 'page_wait_for') {
        waits.push('began');
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        waits.push('cancelled');
      }
      return {
        url: 'https://example.org/',
        title: 'Page',
        navigated: false,
        changed: `Did ${tool} with ${JSON.stringify(input)}`,
      };
    },
  });
});
afterAll(() => arq.dispose());

const info = { name: 'test', version: '1' };
const headers = () => ({ authorization: `Bearer ${token}` });

interface Shown {
  readonly content: readonly { readonly type: string; readonly text?: string; readonly uri?: string }[];
  readonly isError?: boolean;
}

/** What both generations of clients have in common, as these tests use it. */
interface AnyClient {
  callTool(
    params: { name: string; arguments: Record<string, unknown>; _meta?: object },
    signal?: AbortSignal,
    onProgress?: (message: string) => void,
  ): Promise<unknown>;
  listTools(): Promise<{ readonly tools: readonly { readonly name: string }[] }>;
  readResource(params: { uri: string }): Promise<unknown>;
  listResources(): Promise<{ readonly resources: readonly { readonly uri: string }[] }>;
  complete(params: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const optionsOf = (signal?: AbortSignal, onProgress?: (message: string) => void) => ({
  ...(signal && { signal }),
  ...(onProgress && { onprogress: ({ message = '' }: { message?: string | undefined }) => onProgress(message) }),
});

async function newer(path: string): Promise<AnyClient> {
  const client = new Client(info, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${arq.base}${path}`), { requestInit: { headers: headers() } }),
  );
  return {
    callTool: (params, signal, onProgress) =>
      client.callTool(params as Parameters<typeof client.callTool>[0], optionsOf(signal, onProgress)),
    listTools: () => client.listTools(),
    readResource: (params) => client.readResource(params),
    listResources: () => client.listResources(),
    complete: (params) => client.complete(params as Parameters<typeof client.complete>[0]),
    close: () => client.close(),
  };
}

async function older(path: string): Promise<AnyClient> {
  const client = new OlderClient(info);
  const transport = new OlderTransport(new URL(`${arq.base}${path}`), { requestInit: { headers: headers() } });
  await client.connect(transport);
  return {
    callTool: (params, signal, onProgress) =>
      client.callTool(params as Parameters<typeof client.callTool>[0], undefined, optionsOf(signal, onProgress)),
    listTools: () => client.listTools(),
    readResource: (params) => client.readResource(params),
    listResources: () => client.listResources(),
    complete: (params) => client.complete(params as Parameters<typeof client.complete>[0]),
    close: () => client.close(),
  };
}

describe.each([
  ['2026-07-28', newer],
  ['2025-11-25', older],
])('MCP over HTTP at %s', (_revision, connect) => {
  const call = async (name: string, input: Record<string, unknown> = {}, path = '/mcp'): Promise<Shown> => {
    const client = await connect(path);
    try {
      return (await client.callTool({ name, arguments: input })) as Shown;
    } finally {
      await client.close();
    }
  };
  const textOf = ({ content }: Shown) => content.map(({ text }) => text ?? '').join('\n');

  it('serves the core tools, and others when they are asked for', async () => {
    const core = await connect('/mcp');
    expect((await core.listTools()).tools).toHaveLength(25);
    await core.close();
    const more = await connect('/mcp?tools=core,system');
    expect((await more.listTools()).tools.map(({ name }) => name)).toContain('system_info');
    await more.close();
    await expect(connect('/mcp?tools=nothing')).rejects.toThrow();
  });

  it('calls tools and tells errors as results', async () => {
    expect(textOf(await call('page_reload'))).toContain('Did page_reload');
    await expect(call('system_info')).rejects.toThrow(/no tool named system_info here.*--tools all/);
    expect(textOf(await call('page_click', { ref: 4 }))).toMatch(/^tool\.input_invalid: .*ref/);
  });

  it('carries on the trace of a request', async () => {
    const client = await connect('/mcp');
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = await client.callTool({ name: 'page_reload', arguments: {}, _meta: { traceparent } });
    expect(JSON.stringify(traced)).toMatch(/"traceparent":"00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)/);
    expect(JSON.stringify(await client.callTool({ name: 'page_reload', arguments: {} }))).not.toContain('traceparent');
    await client.close();
  });

  it('cuts what is long, and keeps the rest for this client alone', async () => {
    const result = await call('page_snapshot', { maxTokens: 300 });
    const uri = result.content.find(({ type }) => type === 'resource_link')?.uri ?? '';
    expect(textOf(result)).toMatch(/cut at 300 tokens of about \d+\. maxTokens shows more; .*root/);
    const client = await connect('/mcp');
    const rest = JSON.stringify(await client.readResource({ uri }));
    expect(rest).toContain('Number 1999');
    expect(rest).not.toContain('Number 1"');
    await client.close();
    const usual = token;
    token = await arq.token();
    const stranger = await connect('/mcp');
    await expect(stranger.readResource({ uri })).rejects.toThrow();
    await stranger.close();
    token = usual;
  });

  it('sends a large picture small, with a handle to the whole one', async () => {
    const { content } = await call('page_screenshot');
    expect(content.map(({ type }) => type)).toEqual(['text', 'image', 'resource_link']);
    expect(JSON.stringify(content).length).toBeLessThan(2000);
    const client = await connect('/mcp');
    const whole = JSON.stringify(await client.readResource({ uri: content[2]?.uri ?? '' }));
    expect(whole.length).toBeGreaterThan(400_000);
    await client.close();
  });

  it('lists and reads runs, and completes their ids', async () => {
    const client = await connect('/mcp?tools=all');
    await client.callTool({ name: 'runs_start', arguments: { command: 'wait 1 ms' } });
    const { resources } = await client.listResources();
    const uri = resources.find((resource) => resource.uri.startsWith('arq://runs/'))?.uri ?? '';
    expect(JSON.stringify(await client.readResource({ uri }))).toContain('wait 1 ms');
    const completed = await client.complete({
      ref: { type: 'ref/resource', uri: 'arq://runs/{runId}' },
      argument: { name: 'runId', value: 'r_' },
    });
    expect(JSON.stringify(completed)).toContain(uri.slice('arq://runs/'.length));
    await expect(client.readResource({ uri: 'arq://runs/r_none' })).rejects.toThrow();
    await expect(client.readResource({ uri: 'https://example.org/' })).rejects.toThrow();
    await client.close();
  });

  it('cancels a call when its client goes away', async () => {
    const client = await connect('/mcp');
    waits.length = 0;
    const waiting = client.callTool({ name: 'page_wait_for', arguments: { text: 'never' } });
    await expect.poll(() => waits).toEqual(['began']);
    const closing = client.close();
    await expect(waiting).rejects.toThrow();
    await closing;
    await expect.poll(() => waits, { timeout: 5000 }).toEqual(['began', 'cancelled']);
  });

  it('cancels the call that its client cancels, and no other', async () => {
    const client = await connect('/mcp');
    const [leaving, staying] = [new AbortController(), new AbortController()];
    waits.length = 0;
    const input = { name: 'page_wait_for', arguments: { text: 'never' } };
    const calls = [client.callTool(input, leaving.signal), client.callTool(input, staying.signal)];
    const settled = Promise.allSettled(calls);
    await expect.poll(() => waits).toEqual(['began', 'began']);
    leaving.abort();
    await expect(calls[0]).rejects.toThrow();
    await expect.poll(() => waits, { timeout: 5000 }).toEqual(['began', 'began', 'cancelled']);
    staying.abort();
    await expect.poll(() => waits, { timeout: 5000 }).toEqual(['began', 'began', 'cancelled', 'cancelled']);
    await settled;
    await client.close();
  });

  it('tells progress while the call goes on', async () => {
    const client = await connect('/mcp?tools=all');
    const told: string[] = [];
    const answered: string[] = [];
    const call = client
      .callTool({ name: 'runs_start', arguments: { command: 'wait 60 seconds', waitMs: 1500 } }, undefined, (message) =>
        told.push(message),
      )
      .finally(() => answered.push('yes'));
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(answered).toEqual([]);
    await call;
    await client.close();
  });
});

it('tells subscribers of 2026 of their own runs over HTTP, and of nobody else’s', async () => {
  const heard: string[] = [];
  const subscriber = async (name: string, bearer: string) => {
    const client = new Client({ name, version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${arq.base}/mcp?tools=core,runs`), { requestInit }),
    );
    client.setNotificationHandler('notifications/resources/list_changed', () => void heard.push(name));
    await client.listen({ resourcesListChanged: true });
    return client;
  };
  const [one, other] = [await subscriber('one', token), await subscriber('other', await arq.token({ grant: 'act' }))];
  const start = { name: 'runs_start', arguments: { command: 'wait 60 seconds', planOnly: true } };
  await one.callTool(start);
  await expect.poll(() => heard).toContain('one');
  expect(heard).not.toContain('other');
  await other.callTool(start);
  await expect.poll(() => heard).toContain('other');
  await Promise.all([one.close(), other.close()]);
});

it('promises news over HTTP only to those who can hear of it', async () => {
  const url = new URL(`${arq.base}/mcp`);
  const requestInit = { headers: headers() };
  const modern = new Client(info, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await modern.connect(new StreamableHTTPClientTransport(url, { requestInit }));
  expect(modern.getServerCapabilities()?.resources).toEqual({ subscribe: true, listChanged: true });
  const legacy = new OlderClient(info);
  await legacy.connect(new OlderTransport(url, { requestInit }));
  expect(legacy.getServerCapabilities()?.resources).toEqual({});
  await Promise.all([modern.close(), legacy.close()]);
});

it('MCP over HTTP is behind the door: no token, no service', async () => {
  const init = { method: 'POST', body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' };
  expect((await arq.fetch('/mcp', { ...init, token: null })).status).toBe(401);
  const viewer = await arq.token({ level: 'viewer' });
  expect((await arq.fetch('/mcp', { ...init, token: viewer })).status).toBe(403);
  expect((await arq.fetch('/mcp', { ...init, headers: { origin: 'https://evil.example' } })).status).toBe(403);
});
