import type { Principal } from '../../../../shared/policy/principal.ts';
import type { HostServices } from '../../link/host-services.ts';

/** A client that is connected: who it is for the call path, and whether the user has had enough of it. */
export interface ConnectedClient {
  readonly principal: Principal;
  /** The browser that was started for it is its default one. */
  setDevice(device: string): void;
  /** Aborts when the user revokes it. */
  readonly signal: AbortSignal;
  end(): void;
}

export interface ClientInfo {
  readonly id?: string;
  readonly name: string;
  readonly version: string;
  readonly face: 'mcp-stdio' | 'mcp-http';
  readonly launchGrant?: 'read' | 'act' | 'danger';
  readonly workspace?: string;
  readonly device?: string;
}

/** What of the host this face uses. */
export interface McpServices extends Pick<HostServices, 'version' | 'log' | 'callTool'> {
  readonly clients: { connect(info: ClientInfo): ConnectedClient };
}
