/**
 * What an MCP client's shim and the host say to each other besides the protocol: lines that begin with `{"arq":`. The
 * first one of the shim is its header. JSON-RPC never has that key, and the shim lets none of its client's through.
 * Types only, because the shim loads no schemas; the host parses what comes.
 */
import type { ArqErrorData } from '../../../shared/protocol/errors.ts';

export const CONTROL_PREFIX = '{"arq":';

/** Who connects, and with what. */
export interface ClientHeader {
  readonly arq: 'client';
  /** Version of the shim's ARQ. */
  readonly version: string;
  readonly pid: number;
  /** The id that the host before this one gave it: with it, its leases and its current tab are still its own. */
  readonly id?: string;
  /** What `--grant` allows without asking. */
  readonly grant: 'read' | 'act' | 'danger';
  /** `core`, `all`, or areas, with commas between. */
  readonly tools: string;
  /** Absent: the browsers that are connected. `starting`: one of its own comes, and a line will say so. `error`: it did not, and no other is meant. */
  readonly browser?: 'starting' | { readonly device: string } | { readonly error: ArqErrorData };
}

/** The browser that was started for this client is there, or did not come up. */
export type ClientBrowserLine =
  | { readonly arq: 'browser'; readonly device: string }
  | { readonly arq: 'browser'; readonly error: ArqErrorData };

/** From the host: the client's id among those connected; or the end, which was meant. */
export type HostLine =
  | { readonly arq: 'you'; readonly id: string }
  | { readonly arq: 'end'; readonly error: ArqErrorData };
