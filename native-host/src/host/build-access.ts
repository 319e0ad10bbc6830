import type { DatabaseSync } from 'node:sqlite';
import { BrowserRegistry } from '../link/browser-registry.ts';
import { BrowserRouter, type BrowserRules } from '../link/browser-router.ts';
import { ApprovalDesk } from '../policy/approval-desk.ts';
import { BrowserSettings } from '../policy/browser-settings.ts';
import { ClientNumbers } from '../policy/client-numbers.ts';
import { Clients } from '../policy/clients.ts';
import { Grants } from '../policy/grants.ts';
import { KeyedCalls } from '../policy/keyed-calls.ts';
import { Leases } from '../policy/leases.ts';

/** Who may do what and where: browsers, clients, what these were given, the tabs they hold, and what waits for a person. */
export interface Access {
  readonly browsers: BrowserRegistry;
  readonly browserSettings: BrowserSettings;
  readonly router: BrowserRouter;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
  readonly keyedCalls: KeyedCalls;
}

export interface AccessOptions {
  /** How long a browser that went away is waited for; a few seconds unless told. */
  readonly browserReturnMs?: number | undefined;
  /** Secret of this ARQ_HOME. */
  readonly secret: string;
  /** Tells by its address whether a page is there for a client; undefined when all are. */
  readonly pagesFor: BrowserRules['pagesFor'];
  /** Hears of what is survived but should be known. */
  readonly onProblem: (problem: unknown) => void;
}

export function buildAccess(
  database: DatabaseSync,
  { browserReturnMs, secret, pagesFor, onProblem }: AccessOptions,
): Access {
  const browserSettings = new BrowserSettings(database);
  const browsers = new BrowserRegistry(browserReturnMs, browserSettings);
  const grants = new Grants(database);
  const leases = new Leases(database);
  const clients = new Clients(grants, leases, new ClientNumbers(database, onProblem));
  const router = new BrowserRouter(browsers, {
    deviceOf: (principal) => clients.deviceOf(principal),
    heldTabOf: (principal) => leases.findTabOf(principal),
    pagesFor,
    allowsPrivate: (device) => browserSettings.allowsPrivate(device),
  });
  clients.watch(({ ended }) => {
    if (ended !== undefined) router.current.forget({ principal: ended });
  });
  const approvals = new ApprovalDesk(grants);
  const keyedCalls = new KeyedCalls(database, { secret, onProblem });
  return { browsers, browserSettings, router, clients, grants, leases, approvals, keyedCalls };
}
