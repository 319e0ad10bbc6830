import type { SetupTarget } from '../../shared/policy/client-setup.ts';
import type { Principal } from '../../shared/policy/principal.ts';
import type { BrowserRegistry } from './link/browser-registry.ts';
import type { BrowserRouter } from './link/browser-router.ts';
import type { Alerts } from './observe/alerts/alerts.ts';
import type { FileRoots } from './os/allowed-path.ts';
import type { StartedPrograms } from './os/started-programs.ts';
import type { ApprovalDesk } from './policy/approval-desk.ts';
import type { ProfileBook } from './profiles/profile-book.ts';
import type { BrowserSettings } from './policy/browser-settings.ts';
import type { Clients } from './policy/clients.ts';
import type { Grants } from './policy/grants.ts';
import type { Leases } from './policy/leases.ts';
import type { HealthReport } from '../../shared/tools/health/get.ts';
import type { AuditTrail } from './policy/audit/audit-trail.ts';
import type { Tokens } from './policy/tokens.ts';

/** What the handlers about clients, grants, leases, approvals and browsers get. */
export interface AccessContext {
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
  readonly browserSettings: BrowserSettings;
  readonly browsers: BrowserRegistry;
  readonly router: BrowserRouter;
  /** Stops the unfinished runs of whoever is meant; resolves with how many there were. */
  readonly stopRunsOf: (isMeant: (who: Principal) => boolean) => Promise<number>;
}

/** What the handlers of `runsIn: 'host'` tools get. */
export interface HostContext extends AccessContext {
  /** Folders that this one may read files from and write them to; the first is where relative paths start. */
  readonly fileRoots: (who: Principal) => FileRoots;
  /** Programs that `process_start` has started. */
  readonly programs: StartedPrograms;
  readonly tokens: Tokens;
  readonly alerts: Alerts;
  /** The person's own details. */
  readonly profiles: ProfileBook;
  readonly audit: AuditTrail;
  /** Folder for files that ARQ itself makes for the user. */
  readonly exportsFolder: string;
  readonly health: () => Promise<HealthReport>;
  /** What to enter in an MCP client so that it starts ARQ. */
  readonly clientSetup: (target: SetupTarget) => Promise<{ readonly text: string; readonly place: string }>;
}
