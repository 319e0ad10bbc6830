/** What tests connect to a host: a browser that answers from a script, a command line, and raw sockets. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { chunked } from '../../../shared/protocol/chunking.ts';
import { browserEvents, browserMethods, hostEvents, hostMethods } from '../../../shared/protocol/methods.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { RpcPeer, RpcServeContext } from '../../../shared/protocol/rpc-peer.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { FrameReader } from '../link/frames.ts';
import { openLink } from '../link/open-link.ts';
import { createStreamTransport } from '../link/stream-transport.ts';

export interface ScriptedTab {
  readonly tab: string;
  readonly title: string;
  readonly isActive: boolean;
  readonly isPrivate?: boolean;
  /** `https://example.org/` unless told. */
  readonly url?: string;
}

export interface ScriptedBrowser {
  readonly peer: RpcPeer<typeof hostMethods, typeof browserEvents>;
  /** Tool calls that reached it. */
  readonly calls: { readonly tool: string; readonly input: unknown }[];
  readonly heard: { readonly name: string; readonly data: unknown }[];
  readonly name: string;
}

/** Connects a browser with these tabs; `answer` handles the tools other than the lists. */
export async function connectBrowser(
  home: string,
  options: {
    readonly device: string;
    readonly kind?: 'chromium' | 'firefox';
    readonly tabs?: readonly ScriptedTab[];
    readonly answer?: (tool: string, input: unknown, context: RpcServeContext) => Promise<unknown>;
  },
): Promise<ScriptedBrowser> {
  const { device, kind = 'chromium', tabs = [], answer } = options;
  const calls: ScriptedBrowser['calls'] = [];
  const heard: ScriptedBrowser['heard'] = [];
  const socket = await openLink({ home, role: 'browser', startIfNone: false });
  const peer = createRpcPeer({
    transport: chunked(createStreamTransport(socket)),
    serves: browserMethods,
    handlers: {
      'tool.call': async ({ tool, input }, context) => {
        calls.push({ tool, input });
        if (tool === 'tabs_list') return { tabs: tabs.map((tab) => view(tab)) };
        if (tool === 'windows_list') return { windows: [] };
        return answer?.(tool, input, context);
      },
    },
    calls: hostMethods,
    emits: browserEvents,
    hears: hostEvents,
    onEvent: (event) => heard.push(event),
  });
  const { name } = await peer.call('hello', {
    protocol: PROTOCOL_VERSION,
    version: '0.1.0',
    peer: { kind: 'browser', browser: { device, kind, title: kind, version: '1' } },
    lastSeq: 0,
  });
  return { peer, calls, heard, name };
}

function view({ tab, title, isActive, isPrivate = false, url = 'https://example.org/' }: ScriptedTab) {
  return { tab, title, isActive, browser: 'unnamed', window: 'w1', url, isPrivate };
}

/** A socket without manners; collects what comes back until it is closed. */
export function connectRaw(address: string): {
  readonly socket: Socket;
  readonly frames: unknown[];
  readonly closed: Promise<void>;
} {
  const socket = connect(address);
  const reader = new FrameReader();
  const frames: unknown[] = [];
  socket.on('data', (bytes: Buffer) => {
    for (const { message } of reader.read(bytes)) frames.push(message);
  });
  // A host that cuts the line while this side still writes is what some tests are about.
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
  });
  return { socket, frames, closed };
}
