import type { HostStatus } from '../../../shared/protocol/methods.ts';
import type { Journal } from '../../../shared/runs/journal.ts';
import type { RunService } from '../../../shared/runs/run-service.ts';
import type { ToolCall } from '../../../shared/tools/call-path.ts';
import type { Alerts } from '../observe/alerts/alerts.ts';
import type { Log } from '../observe/log.ts';
import type { Health } from '../observe/health/health.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { ApprovalDesk } from '../policy/approval-desk.ts';
import type { Clients } from '../policy/clients.ts';
import type { Grants } from '../policy/grants.ts';
import type { Leases } from '../policy/leases.ts';
import type { Tracing } from '../observe/tracing.ts';
import type { AuditTrail } from '../policy/audit/audit-trail.ts';
import type { EventFeed } from '../runs/event-feed.ts';
import type { Tokens } from '../policy/tokens.ts';
import type { NeverSites } from '../store/never-sites.ts';
import type { Secrets } from '../store/secrets/secret-store.ts';
import type { BrowserRegistry } from './browser-registry.ts';
import type { BrowserRouter } from './browser-router.ts';

/** A call as a face hands it on; leases, grants and approvals are none of its business. */
export type FacedCall = Pick<
  ToolCall,
  'tool' | 'input' | 'principal' | 'signal' | 'trace' | 'idempotencyKey' | 'onProgress'
>;

/** What the host does for whoever is connected. Built once, shared by all links. */
export interface HostServices {
  readonly version: string;
  /** `ARQ_HOME`. */
  readonly home: string;
  readonly log: Log;
  readonly browsers: BrowserRegistry;
  readonly router: BrowserRouter;
  /** Runs and journal of the person's own workspace, `default`; of another one by its name. */
  readonly runs: RunService;
  readonly journal: Journal;
  workspace(name: string): { readonly runs: RunService; readonly journal: Journal };
  /** A browser's news for whichever workspace's run it concerns. */
  noteUserActed(runId: string, tab: string): void;
  noteTabClosed(tab: string): void;
  readonly feed: EventFeed;
  readonly metrics: Metrics;
  readonly audit: AuditTrail;
  readonly tracing: Tracing;
  readonly health: Health;
  readonly neverSites: NeverSites;
  /** By which programs reach the gateway. */
  readonly tokens: Tokens;
  /** What must be said again to others: a bot's token, a signing key. */
  readonly secrets: Secrets;
  readonly alerts: Alerts;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
  /** Calls a tool for someone; `device` is the browser whose panel asks. */
  callTool(call: FacedCall, device?: string): Promise<unknown>;
  status(): Promise<HostStatus>;
  /** Ends the host once the answer to whoever asked is on its way. */
  stop(): void;
}
