import type { HostServices } from '../../link/host-services.ts';

/** What of the host this face uses. */
export type McpServices = Pick<HostServices, 'version' | 'log' | 'callTool' | 'clients'>;
