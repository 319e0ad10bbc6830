/**
 * A link to the host through the built relay, as a browser has it: the relay's own process, native-messaging frames,
 * the hello. It says that it is a browser without tabs, so that it can call tools as a panel does.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chunked } from '../../shared/protocol/chunking.ts';
import { CHROMIUM_EXTENSION_ID } from '../../shared/protocol/identity.ts';
import { browserMethods, hostMethods } from '../../shared/protocol/methods.ts';
import { createRpcPeer, type RpcPeer } from '../../shared/protocol/rpc-peer.ts';
import type { EventTable } from '../../shared/protocol/rpc-types.ts';
import { TransportListeners } from '../../shared/protocol/transport-listeners.ts';
import type { Transport } from '../../shared/protocol/transport.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { root, type ArqHome } from '../support/arq.ts';

export interface RelayLink {
  readonly peer: RpcPeer<typeof hostMethods, EventTable>;
  close(): Promise<void>;
}

/** Frames of four bytes of length, little-endian as on every machine this runs on, and JSON. */
function frameTransport(input: NodeJS.WritableStream, output: NodeJS.ReadableStream): Transport {
  const listeners = new TransportListeners();
  let rest = Buffer.alloc(0);
  output.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE()) {
      const end = 4 + rest.readUInt32LE();
      listeners.deliver(JSON.parse(rest.toString('utf8', 4, end)));
      rest = rest.subarray(end);
    }
  });
  output.on('end', () => listeners.end('the relay ended'));
  return {
    send(message) {
      const body = Buffer.from(JSON.stringify(message));
      const head = Buffer.alloc(4);
      head.writeUInt32LE(body.length);
      input.write(Buffer.concat([head, body]));
    },
    onMessage: (listener) => listeners.addMessageListener(listener),
    onClose: (listener) => listeners.addCloseListener(listener),
    close: (reason = 'closed') => {
      if (listeners.end(reason)) input.end();
    },
  };
}

/** Starts a relay and says hello; resolves when the host has answered. */
export async function openRelayLink(home: ArqHome): Promise<RelayLink> {
  const relay = join(root, 'native-host/dist/relay.mjs');
  const args = ['--home', home.env['ARQ_HOME'] ?? '', `chrome-extension://${CHROMIUM_EXTENSION_ID}/`];
  const child = spawn(process.execPath, [relay, ...args], { env: home.env, stdio: ['pipe', 'pipe', 'ignore'] });
  const peer = createRpcPeer({
    transport: chunked(frameTransport(child.stdin, child.stdout)),
    serves: browserMethods,
    handlers: {
      'tool.call': ({ tool }) => Promise.resolve(tool === 'windows_list' ? { windows: [] } : { tabs: [] }),
    },
    calls: hostMethods,
    emits: {},
    hears: {},
    onEvent: () => undefined,
  });
  const browser = { device: 'benchmark', kind: 'other' as const, title: 'Benchmark', version: '1' };
  await peer.call('hello', {
    protocol: PROTOCOL_VERSION,
    version: '0.0.0',
    peer: { kind: 'browser', browser },
    lastSeq: 0,
  });
  return {
    peer,
    close: async () => {
      peer.close();
      if (child.exitCode === null) await new Promise((resolve) => child.once('close', resolve));
    },
  };
}
