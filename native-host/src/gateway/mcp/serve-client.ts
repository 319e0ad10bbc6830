/**
 * A client that came through its shim: reads the header, then serves the protocol over the same socket until either
 * side ends it. Owns who this client is, and whether its own browser has come up.
 */
import type { Duplex } from 'node:stream';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { ArqError, toArqError } from '../../../../shared/protocol/errors.ts';
import { HANDSHAKE_TIMEOUT_MS } from '../../../../shared/protocol/limits.ts';
import { describeIssues } from '../../../../shared/protocol/parse-for.ts';
import { tools } from '../../../../shared/tools/index.ts';
import type { ConnectedClient } from '../../policy/clients.ts';
import type { FacedCall } from '../../link/host-services.ts';
import { CallQueue } from '../http/call-queue.ts';
import { ClientTransport } from './client-transport.ts';
import { createMcpServer } from './mcp-server.ts';
import { mcpServices } from './mcp-services.ts';
import type { McpHost, McpServices } from './mcp-services.ts';
import type { McpSession } from './mcp-session.ts';
import { OwnBrowser } from './own-browser.ts';
import { toolFilter } from './tool-filter.ts';

const device = z.string().regex(/^[a-z0-9]{6,32}$/);
const error = z.looseObject({ brand: z.literal('arq.error'), code: z.string(), message: z.string() });
const header = z.object({
  arq: z.literal('client'),
  version: z.string().max(60),
  pid: z.number().int(),
  // As a host gives them; a token's would make it that token.
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}-[0-9a-f]{1,20}$/)
    .optional()
    .catch(undefined),
  grant: z.enum(['read', 'act', 'danger']),
  tools: z.string().max(500),
  browser: z.union([z.literal('starting'), z.object({ device }), z.object({ error })]).optional(),
});
const browserLine = z.union([
  z.object({ arq: z.literal('browser'), device }),
  z.object({ arq: z.literal('browser'), error }),
]);

export interface ServedClient {
  close(reason: string): void;
}

/** `onClose` comes exactly once. */
export function serveClient(socket: Duplex, host: McpHost, onClose: () => void): ServedClient {
  const services = mcpServices(host);
  let session: ClientSession | undefined;
  const transport = new ClientTransport(socket, (message) => {
    try {
      if (session === undefined) open(message);
      else session.browser.settle(parseLine(browserLine, message));
    } catch (thrown) {
      transport.dismiss(toArqError(thrown));
    }
  });
  const open = (message: unknown): void => {
    const opened = new ClientSession(services, transport, parseLine(header, message));
    session = opened;
    clearTimeout(timer);
    serveStdio(() => createMcpServer(services, opened), {
      transport,
      onerror: (problem) => services.log.problem('mcp.problem', problem),
    });
  };
  const timer = setTimeout(() => {
    transport.dismiss(new ArqError('link.hello_required', 'No header came in time. Connect again.'));
  }, HANDSHAKE_TIMEOUT_MS);
  socket.on('close', () => {
    clearTimeout(timer);
    session?.end();
    onClose();
  });
  return { close: (reason) => transport.dismiss(new ArqError('host.stopping', `The ARQ host ends: ${reason}.`)) };
}

/** These need no browser. */
const inHost: ReadonlySet<string> = new Set(
  Object.values(tools)
    .filter(({ runsIn }) => runsIn === 'host')
    .map(({ name }) => name),
);

class ClientSession implements McpSession {
  readonly tools;
  readonly news = 'connection';
  readonly browser: OwnBrowser;
  readonly #services: McpServices;
  readonly #transport: ClientTransport;
  readonly #header: z.infer<typeof header>;
  readonly #queue = new CallQueue();
  #client: ConnectedClient | undefined;

  constructor(services: McpServices, transport: ClientTransport, opened: z.infer<typeof header>) {
    this.#services = services;
    this.#transport = transport;
    this.#header = opened;
    this.tools = toolFilter(opened.tools);
    this.browser = new OwnBrowser(opened.browser, (own) => this.#client?.setOwnDevice(own));
  }

  identify(info: { readonly name: string; readonly version: string } | undefined): ConnectedClient {
    return (this.#client ??= this.#connect(info ?? { name: 'client', version: '' }));
  }

  principal(): Principal | undefined {
    return this.#client?.principal;
  }

  /** Whoever waits, for its browser or for anything else, keeps its place: nobody calls without end meanwhile. */
  call(call: FacedCall): Promise<unknown> {
    return this.#queue.run('', call.signal, async () => {
      if (!inHost.has(call.tool)) await this.browser.ready(call.signal);
      return this.#services.callTool(call);
    });
  }

  end(): void {
    this.browser.end();
    this.#client?.end();
  }

  #connect({ name, version }: { readonly name: string; readonly version: string }): ConnectedClient {
    const { id, grant, pid, browser } = this.#header;
    const own = this.browser.device;
    const { clients } = this.#services;
    // Its id of before a restart is its own still, unless another was quicker.
    const isFree = id !== undefined && clients.find(id) === undefined;
    const client = clients.connect({
      ...(isFree && { id }),
      name: name.slice(0, 100),
      version: version.slice(0, 60),
      face: 'mcp-stdio',
      launchGrant: grant,
      hasOwnBrowser: browser !== undefined,
      ...(own !== undefined && { device: own }),
    });
    this.#services.log.write('info', 'client.connected', { id: client.principal.id, name: client.principal.name, pid });
    if (client.principal.id !== undefined) this.#transport.tell({ arq: 'you', id: client.principal.id });
    const revoked = (): void => this.#transport.dismiss(toArqError(client.signal.reason, 'client.revoked'));
    client.signal.addEventListener('abort', revoked, { once: true });
    return client;
  }
}

function parseLine<Schema extends z.ZodType>(schema: Schema, message: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(message);
  if (parsed.success) return parsed.data;
  throw new ArqError(
    'link.version_mismatch',
    `This arq mcp and the host do not understand each other (${describeIssues(parsed.error)}). Run \`arq host stop\`, then start the client again.`,
  );
}
