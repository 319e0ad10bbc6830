import type { HostServices } from '../../link/host-services.ts';

/** What the routes use of the host. */
export type GatewayServices = Pick<
  HostServices,
  | 'approvals'
  | 'audit'
  | 'browsers'
  | 'callTool'
  | 'clients'
  | 'grants'
  | 'home'
  | 'journal'
  | 'leases'
  | 'log'
  | 'metrics'
  | 'runs'
  | 'tokens'
  | 'version'
>;
