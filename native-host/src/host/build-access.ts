import type { DatabaseSync } from 'node:sqlite';
import { ApprovalDesk } from '../policy/approval-desk.ts';
import { Clients } from '../policy/clients.ts';
import { Grants } from '../policy/grants.ts';
import { Leases } from '../policy/leases.ts';

/** Who may do what: clients, what they were given, where they act, and what waits for a person. */
export interface Access {
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
}

export function buildAccess(database: DatabaseSync): Access {
  const grants = new Grants(database);
  const leases = new Leases(database);
  return { grants, leases, clients: new Clients(grants, leases), approvals: new ApprovalDesk(grants) };
}
