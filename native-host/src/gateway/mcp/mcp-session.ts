import type { Principal } from '../../../../shared/policy/principal.ts';
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
  /** Whether it has one connection that lasts, on which it is told of its runs. Streams over HTTP are told by the entry's bus. */
  readonly isLasting: boolean;
  /** Makes the caller known under the name it gives itself; from the second time on it is known already. */
  identify(client: { readonly name: string; readonly version: string } | undefined): IdentifiedClient;
  /** Who it is; undefined until it was identified. */
  principal(): Principal | undefined;
  /** Waits for the browser that was started for this client. Throws what kept it from coming up. */
  browserReady(signal: AbortSignal): Promise<void>;
}
