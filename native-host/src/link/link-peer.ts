import type { browserMethods, hostEvents } from '../../../shared/protocol/methods.ts';
import type { RpcPeer } from '../../../shared/protocol/rpc-peer.ts';

/** The other side of a link as the host speaks to it: a browser, or a command line that is only told of runs. */
export type LinkPeer = RpcPeer<typeof browserMethods, typeof hostEvents>;
