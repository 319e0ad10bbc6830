import type { HostStatus } from '../../../shared/protocol/methods.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import type { Journal } from '../../../shared/runs/journal.ts';
import type { RunService } from '../../../shared/runs/run-service.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { EventFeed } from '../runs/event-feed.ts';
import type { Tokens } from '../policy/tokens.ts';
import type { NeverSites } from '../store/never-sites.ts';
import type { BrowserRegistry } from './browser-registry.ts';
import type { BrowserRouter } from './browser-router.ts';

/** What the host does for whoever is connected. Built once, shared by all links. */
export interface HostServices {
  readonly version: string;
  readonly log: Log;
  readonly browsers: BrowserRegistry;
  readonly router: BrowserRouter;
  readonly runs: RunService;
  readonly journal: Journal;
  readonly feed: EventFeed;
  readonly metrics: Metrics;
  readonly neverSites: NeverSites;
  /** By which programs reach the gateway. */
  readonly tokens: Tokens;
  /** Calls a tool for someone; `device` is the browser whose panel asks. */
  callTool(
    call: { tool: string; input: unknown; principal: Principal; signal: AbortSignal },
    device?: string,
  ): Promise<unknown>;
  status(): Promise<HostStatus>;
  /** Ends the host once the answer to whoever asked is on its way. */
  stop(): void;
}
