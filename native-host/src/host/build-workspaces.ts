import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { RunService } from '../../../shared/runs/run-service.ts';
import type { RunChange } from '../../../shared/runs/run-service-deps.ts';
import type { JournalEvent } from '../../../shared/runs/journal.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { DEFAULT_WORKSPACE, type Principal } from '../../../shared/policy/principal.ts';
import { TabLocks } from '../../../shared/runs/tab-locks.ts';
import type { Log } from '../observe/log.ts';
import type { FileRoots } from '../os/allowed-path.ts';
import type { ProfileBook } from '../profiles/profile-book.ts';
import { removeRunFiles, saveRunFile } from '../os/run-files.ts';
import type { EventFeed } from '../runs/event-feed.ts';
import { SqliteJournal } from '../runs/sqlite-journal.ts';
import { importSitesFile, NeverSites } from '../store/never-sites.ts';
import type { Access } from './build-access.ts';
import { currentTabOf } from './current-tab.ts';
import { explainCall } from './explain-call.ts';
import type { SettleCall } from './settle-call.ts';
import type { CallTool } from './tool-calls.ts';
import type { TokenSites } from './token-sites.ts';
import { Workspaces } from './workspaces.ts';

export interface WorkspacesDeps {
  readonly home: string;
  readonly database: DatabaseSync;
  readonly feed: EventFeed;
  readonly log: Log;
  readonly access: Pick<Access, 'router' | 'grants' | 'leases'>;
  readonly tokenSites: TokenSites;
  readonly fileRoots: (who: Principal) => FileRoots;
  readonly profiles: ProfileBook;
  readonly settle: SettleCall;
  /** Asked late: it calls runs in turn. */
  readonly callTool: CallTool;
  readonly onEvent: (run: Run, event: JournalEvent) => void;
  readonly onChange: (change: RunChange) => void;
}

export function buildWorkspaces(deps: WorkspacesDeps): Workspaces {
  const { home, database, feed, log, access, tokenSites } = deps;
  const { router, grants, leases } = access;
  const own = new NeverSites(database);
  importSitesFile(home, own);
  const tabLocks = new TabLocks();
  return new Workspaces((name) => {
    const journal = new SqliteJournal(database, {
      workspace: name,
      feed,
      onEvent: deps.onEvent,
      onDeleted: (runId) => removeRunFiles(home, runId),
      onDamage: (error) => log.problem('journal.damage_found', error),
    });
    const neverSites = name === DEFAULT_WORKSPACE ? own : new NeverSites(database, { workspace: name, also: own });
    const runs = new RunService({
      runtime: 'host',
      journal,
      tabLocks,
      callTool: (call) => deps.callTool(call),
      currentTab: (principal) => currentTabOf(router, principal),
      isNeverSite: async (site, principal) => neverSites.has(site) || !tokenSites.covers(principal, site),
      chooseBrowser: (owner, signal) => router.chooseBrowser({}, owner, signal),
      granted: (step, site) =>
        step.principal.kind === 'client'
          ? grants.riskFor(step.principal, { site, device: router.deviceFor(step) })
          : 'read',
      explain: (tool, input, principal) =>
        explainCall(tool, input, { roots: deps.fileRoots(principal), profiles: deps.profiles, router, principal }),
      settle: deps.settle,
      holdsTab: (principal, tab) => leases.find(tab)?.clientId === principal.id,
      saveFile: async (runId, stepIndex, mime, base64) => saveRunFile(home, { runId, stepIndex, mime, base64 }),
      // Loaded with the first sentence: it is a tenth of the host's memory, and some hosts only serve tools.
      plan: async (command) => (await import('../../../shared/plan/offline/plan-offline.ts')).planOffline(command),
      now: () => Date.now(),
      newId: (prefix) => `${prefix}_${Date.now().toString(36)}${randomBytes(5).toString('hex')}`,
      onProblem: (problem) => log.problem('run.problem', problem),
    });
    runs.watch((change) => {
      if (name === DEFAULT_WORKSPACE) deps.onChange(change);
      if (change.kind !== 'changed' || change.run.endedAt === undefined) return;
      router.current.forgetRun(change.run.id);
      leases.releaseOfRun(change.run.id);
    });
    return { name, runs, journal, neverSites };
  });
}
