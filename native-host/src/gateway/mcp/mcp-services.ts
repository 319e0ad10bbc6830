import { join } from 'node:path';
import type { HostServices } from '../../link/host-services.ts';
import { Handles } from './handles.ts';

/** What of the host this face uses. */
export interface McpHost extends Pick<HostServices, 'version' | 'home' | 'log' | 'callTool' | 'clients' | 'tracing'> {
  workspace(name: string): { readonly runs: Pick<HostServices['runs'], 'watch'> };
}

export interface McpServices extends McpHost {
  readonly handles: Handles;
}

const handlesOf = new WeakMap<object, Handles>();

/** One store of handles for each host, whichever face a client comes through. */
export function mcpServices(host: McpHost): McpServices {
  const handles = handlesOf.get(host.clients) ?? new Handles(join(host.home, 'handles'));
  handlesOf.set(host.clients, handles);
  return { ...host, handles };
}
