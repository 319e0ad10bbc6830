/** Drives one server over MCP through the same pages and looks at what its processes take; the browser is left out. */
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { z } from 'zod';
import { serveFolder } from './serve-folder.ts';
import { memoryOf, serverProcesses, type ServerMemory } from './server-memory.ts';

/** Idle: the tools were listed. Form: used on a small page. Large: right after 20,000 elements. Rested: some seconds later. */
export type MemoryPass = Readonly<Record<'idle' | 'form' | 'large' | 'rested', ServerMemory>>;

const REST_MS = 4_000;
const LONG_REST_MS = 15_000;
const CALL_TIMEOUT_MS = 120_000;

const operation = z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) });
type Operation = z.infer<typeof operation>;
type Call = (tool: string, args: Record<string, unknown>) => Promise<unknown>;

const isFunction = <Shape>() => z.custom<Shape>((value) => typeof value === 'function');
const adapterModule = z.object({
  /** ARQ_HOME of what the adapter starts; peers have none. */
  home: z.string().optional(),
  adapters: z.record(
    z.string(),
    z.looseObject({
      command: z.string(),
      args: z.array(z.string()),
      env: z.record(z.string(), z.string()).optional(),
      init: isFunction<(call: Call) => Promise<void>>().optional(),
      nav: isFunction<(url: string) => Operation>(),
      snap: isFunction<() => Operation>(),
    }),
  ),
});

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export async function measureServerMemory(name: string, modulePath: string, pages: string): Promise<MemoryPass> {
  const { adapters, home } = adapterModule.parse(await import(modulePath));
  const adapter = adapters[name];
  if (adapter === undefined) throw new Error(`There is no adapter ${name} in ${modulePath}.`);
  const { command, args, env } = adapter;
  const transport = new StdioClientTransport({ command, args, env: { ...ownEnvironment(), ...env }, stderr: 'ignore' });
  const client = new Client({ name: 'bench', version: '1' });
  const server = await serveFolder(pages);
  try {
    await client.connect(transport);
    await client.listTools();
    const call: Call = (tool, input) => client.callTool({ name: tool, arguments: input }, { timeout: CALL_TIMEOUT_MS });
    const look = () => memoryOf(serverProcesses(transport.pid ?? 0, home));
    const show = async (page: string) => {
      for (let time = 0; time < 3; time += 1) {
        for (const { tool, args: input } of [adapter.nav(`${server.origin}/${page}.html?${time}`), adapter.snap()]) {
          await call(tool, input);
        }
      }
    };
    await delay(REST_MS);
    const idle = look();
    await adapter.init?.(call);
    await show('form10');
    await delay(REST_MS);
    const form = look();
    await show('p20k');
    const large = look();
    await delay(LONG_REST_MS);
    return { idle, form, large, rested: look() };
  } finally {
    await client.close();
    await server.close();
  }
}
