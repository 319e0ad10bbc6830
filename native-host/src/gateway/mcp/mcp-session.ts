import type { Principal } from '../../../../shared/policy/principal.ts';
import type { FacedCall } from '../../link/host-services.ts';
import type { ToolFilter } from './tool-filter.ts';

/** Who calls, and when it may not any more. */
export interface IdentifiedClient {
  readonly principal: Principal;
  /** Aborts when the user revokes it. */
  readonly signal?: AbortSignal | undefined;
}

/** One conversation: a shim's connection, or a single HTTP request. What the handlers know of their caller. */
export interface McpSession {
  /** Which tools it is shown and may call. */
  readonly tools: ToolFilter;
  /**
   * Where it hears of its runs: on the one connection that it has, on streams that it opens over HTTP, which the entry's
   * bus tells, or nowhere.
   */
  readonly news: 'connection' | 'streams' | 'nowhere';
  /** Makes the caller known under the name it gives itself; from the second time on it is known already. */
  identify(client: { readonly name: string; readonly version: string } | undefined): IdentifiedClient;
  /** Who it is; undefined until it was identified. */
  principal(): Principal | undefined;
  /** Calls a tool as this client and within its bounds, once the browser is up that was started for it. Throws what the call path throws. */
  call(call: FacedCall): Promise<unknown>;
}
