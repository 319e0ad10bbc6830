import type { HostServices } from '../../link/host-services.ts';

/** What the routes use of the host. */
export type GatewayServices = Pick<
  HostServices,
  | 'alerts'
  | 'approvals'
  | 'audit'
  | 'browsers'
  | 'callTool'
  | 'clients'
  | 'grants'
  | 'health'
  | 'home'
  | 'leases'
  | 'log'
  | 'metrics'
  | 'tokens'
  | 'version'
  | 'workspace'
>;
