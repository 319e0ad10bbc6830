import type { HostServices } from '../../link/host-services.ts';

/** What the routes use of the host. */
export type GatewayServices = Pick<
  HostServices,
  | 'version'
  | 'log'
  | 'browsers'
  | 'runs'
  | 'journal'
  | 'metrics'
  | 'audit'
  | 'tokens'
  | 'clients'
  | 'approvals'
  | 'callTool'
  | 'status'
>;
