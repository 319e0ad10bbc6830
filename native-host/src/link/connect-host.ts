/** The command line's end of the link. */
import { hostEvents, hostMethods } from '../../../shared/protocol/methods.ts';
import { chunked } from '../../../shared/protocol/chunking.ts';
import type { ArqError } from '../../../shared/protocol/errors.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { EventTable, RpcEvent, RpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { openLink } from './open-link.ts';
import { createStreamTransport } from './stream-transport.ts';

export interface ConnectHostOptions {
  readonly home: string;
  /** Starts a host when none runs; otherwise that is `host.not_running`. */
  readonly startIfNone: boolean;
  /** Version of this command line. */
  readonly version: string;
  readonly onEvent?: (event: RpcEvent<typeof hostEvents>) => void;
  readonly onClose?: (reason: string, error?: ArqError) => void;
}

export type HostPeer = RpcPeer<typeof hostMethods, EventTable>;

/**
 * Joins the host of `home`, or starts it, and says hello as a command line. Throws `host.not_running`,
 * `host.start_failed`, `host.not_installed`, `link.refused` or `link.version_mismatch`.
 */
export async function connectHost(options: ConnectHostOptions): Promise<HostPeer> {
  const socket = await openLink({ home: options.home, role: 'cli', startIfNone: options.startIfNone });
  const peer = createRpcPeer({
    transport: chunked(createStreamTransport(socket)),
    serves: {},
    handlers: {},
    calls: hostMethods,
    emits: {},
    hears: hostEvents,
    onEvent: (event) => options.onEvent?.(event),
    onClose: (reason, error) => options.onClose?.(reason, error),
  });
  try {
    await peer.call('hello', {
      protocol: PROTOCOL_VERSION,
      version: options.version,
      peer: { kind: 'cli' },
      lastSeq: 0,
    });
    return peer;
  } catch (thrown) {
    peer.close();
    throw thrown;
  }
}
