/**
 * Builds the host of one ARQ_HOME and opens its door. The process it runs in is the only one for that home: it holds
 * the instance lock from the first moment to the last. Everything it knows that must survive is in the journal.
 */
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Principal, workspaceOf } from '../../../shared/policy/principal.ts';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { chunked } from '../../../shared/protocol/chunking.ts';
import type { RunningGateway } from '../gateway/http/server.ts';
import { serveLink } from '../link/host-link.ts';
import type { HostLink } from '../link/host-link.ts';
import type { HostServices } from '../link/host-services.ts';
import type { ServedClient } from '../gateway/mcp/serve-client.ts';
import { listenForLinks } from '../link/link-server.ts';
import type { LinkServer } from '../link/link-server.ts';
import { adoptRunFiles } from '../os/run-files.ts';
import { StartedPrograms } from '../os/started-programs.ts';
import { listWorkspacesWithRuns } from '../runs/count-runs.ts';
import { EventFeed } from '../runs/event-feed.ts';
import { Tokens } from '../policy/tokens.ts';
import { ProfileBook } from '../profiles/profile-book.ts';
import { hostSocketPath } from '../store/home.ts';
import { findHostRecord, removeHostRecord, writeHostRecord } from '../store/host-record.ts';
import { takeInstanceLock } from '../store/instance-lock.ts';
import { openDatabase } from '../store/open-database.ts';
import { ensureSecret } from '../store/secret.ts';
import { SecretStore } from '../store/secrets/secret-store.ts';
import { fileRootsOf } from '../store/settings.ts';
import { buildAccess } from './build-access.ts';
import { buildAlerts } from './build-alerts.ts';
import { buildAudit } from './build-audit.ts';
import { buildObserving } from './build-observing.ts';
import { buildWorkspaces } from './build-workspaces.ts';
import { countEvents } from './count-events.ts';
import { endInOrder } from './end-in-order.ts';
import { endTokenClients } from './end-token-clients.ts';
import { addHostGauges } from './host-gauges.ts';
import { type HttpWish, serveHttp } from './serve-http.ts';
import { hostHealth } from './host-health.ts';
import { TokenSites } from './token-sites.ts';
import { createSettleCall } from './settle-call.ts';
import { createToolCalls } from './tool-calls.ts';
import { traceCalls } from './trace-calls.ts';

/** What a client's settings ask for when nobody chose more. */
const plainMcpOptions = { isHeadless: false, isTemporary: false, grant: 'read', tools: 'core' } as const;
const RUNS_STOP_TIMEOUT_MS = 2_000;

export interface RunningHost {
  /** Where it listens. */
  readonly address: string;
  /** Where it serves HTTP, if it does. */
  readonly http: string | undefined;
  /** Ends runs, links and the door, in that order. */
  stop(reason: string): Promise<void>;
  /** Resolves once it has ended, whoever asked for it. */
  readonly closed: Promise<void>;
}

/**
 * Throws `host.already_running`, `host.home_unusable`, `host.runtime_folder_unsafe`, `host.listen_failed`, or what the
 * journal says when it cannot be opened.
 */
export async function startHost({
  home,
  version,
  browserReturnMs,
  http,
}: {
  readonly home: string;
  readonly version: string;
  /** How long a browser that went away is waited for; a few seconds unless told. */
  readonly browserReturnMs?: number;
  /** Serve HTTP; else only when the settings say so. */
  readonly http?: HttpWish | undefined;
}): Promise<RunningHost> {
  const lock = takeInstanceLock(home);
  try {
    return await openHost(home, version, browserReturnMs, http, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openHost(
  home: string,
  version: string,
  browserReturnMs: number | undefined,
  http: HttpWish | undefined,
  releaseLock: () => void,
): Promise<RunningHost> {
  const startedAt = Date.now();
  mkdirSync(join(home, 'files'), { recursive: true, mode: 0o700 });
  adoptRunFiles(home);
  const observing = buildObserving(home, version);
  const { log, metrics, tracing } = observing;
  const secret = ensureSecret(home);
  const database = openDatabase(join(home, 'arq.sqlite'));
  const feed = new EventFeed(database, { onProblem: (error) => log.problem('feed.problem', error) });
  const { audit, ...auditing } = buildAudit(database, home, observing);
  countEvents(feed, metrics);
  const tokens = new Tokens(database);
  const tokenSites = new TokenSites(tokens);
  const access = buildAccess(database, {
    browserReturnMs,
    secret,
    pagesFor: (principal) => tokenSites.pagesFor(principal),
    onProblem: (error) => log.problem('access.problem', error),
  });
  // A host that ends in order takes its record with it.
  if (findHostRecord(home) !== undefined) access.browsers.expectReturn();
  auditing.watch(tokens, access.grants);
  const stopEnding = endTokenClients({ tokens, ...access });
  const { browsers } = access;
  const links = new Set<HostLink>();
  const clients = new Set<ServedClient>();
  const commandLines = () => [...links].filter((link) => link.role === 'cli' && link.isReady).length;
  addHostGauges(metrics, { ...access, database, commandLines, runs: () => workspaces });
  const secrets = new SecretStore(home);
  const alerts = buildAlerts({ home, database, metrics, browsers, secrets, log });
  const closed = Promise.withResolvers<void>();
  let server: LinkServer | undefined;
  let gateway: RunningGateway | undefined;
  let stopping: Promise<void> | undefined;

  const health = hostHealth({
    home,
    version,
    database,
    audit,
    ...access,
    counts: () => ({ runs: workspaces.unfinished().length }),
  });
  const fileRoots = (who: Principal) => fileRootsOf(home, workspaceOf(who));
  const profiles = new ProfileBook(secrets);
  const settle = createSettleCall(access.router, profiles);
  const callTool = createToolCalls({
    settle,
    tokenSites,
    audit,
    trace: traceCalls(tracing, log),
    metrics,
    ...access,
    context: {
      ...access,
      fileRoots,
      programs: new StartedPrograms(),
      tokens,
      alerts,
      profiles,
      clientSetup: async (target) => (await import('../cli/mcp-config.ts')).mcpConfig(target, plainMcpOptions),
      stopRunsOf: (isMeant) => workspaces.stopRunsOf(isMeant),
      audit,
      exportsFolder: join(home, 'exports'),
      health: () => health.detail(),
    },
    workspaces: () => workspaces,
  });
  const workspaces = buildWorkspaces({
    home,
    database,
    feed,
    log,
    access,
    tokenSites,
    fileRoots,
    profiles,
    settle,
    callTool: (call) => callTool(call),
    onEvent: (run, event) => auditing.noteRun(run, event),
    onChange: (change) => alerts.noteChange(change),
  });
  // The person's own.
  const { runs, journal, neverSites } = workspaces.get();

  const onPartNotEnded = (problem: unknown) => log.problem('host.part_not_ended', problem);
  /** The door before what lies behind it, and the database last: everything else may still write to it. */
  const end = (reason: string): Promise<void> =>
    endInOrder(
      [
        () => access.clients.stop(),
        stopEnding,
        () => Promise.race([workspaces.stop(), delay(RUNS_STOP_TIMEOUT_MS, undefined, { ref: false })]),
        ...[...links].map((link) => () => link.close('the host is stopping')),
        ...[...clients].map((client) => () => client.close(reason)),
        () => gateway?.close(),
        () => server?.close(),
        () => alerts.stop(),
        () => tokens.flush(),
        () => auditing.close(),
        () => tracing.close(),
        () => database.close(),
        () => process.off('unhandledRejection', onUnhandled),
        () => process.off('uncaughtExceptionMonitor', onFatal),
      ],
      onPartNotEnded,
    );
  const stop = (reason: string): Promise<void> => {
    stopping ??= (async () => {
      log.write('info', 'host.stopping', { reason });
      await end(reason);
      const last = [
        () => removeHostRecord(home),
        () => log.write('info', 'host.stopped'),
        () => log.close(),
        releaseLock,
      ];
      await endInOrder(last, onPartNotEnded);
    })().finally(() => closed.resolve());
    return stopping;
  };
  // One call that went wrong must not end everybody's host.
  const onUnhandled = (thrown: unknown) => log.problem('host.unhandled_rejection', thrown);
  process.on('unhandledRejection', onUnhandled);
  // What kills the host is at least told; relay or command line start the next one, and the journal has the rest.
  const onFatal = (thrown: unknown) => log.problem('host.crashed', thrown);
  process.on('uncaughtExceptionMonitor', onFatal);

  const services: HostServices = {
    version,
    home,
    log,
    runs,
    journal,
    workspace: (name) => workspaces.get(name),
    noteUserActed: (runId, tab) => workspaces.noteUserActed(runId, tab),
    noteTabClosed: (tab) => workspaces.noteTabClosed(tab),
    feed,
    metrics,
    audit,
    tracing,
    health,
    neverSites,
    tokens,
    secrets,
    alerts,
    ...access,
    callTool,
    status: async () => ({
      version,
      pid: process.pid,
      home,
      startedAt,
      browsers: browsers.list().map(({ info, launch }) => (launch === undefined ? info : { ...info, launch })),
      memoryBytes: process.memoryUsage.rss(),
      ...(gateway !== undefined && { http: gateway.address }),
      clients: commandLines() + clients.size,
      runs: { active: runs.unfinished().length, total: journal.countRuns() },
    }),
    stop: () => {
      setImmediate(() => void stop('asked by a client'));
    },
  };

  const welcomeClient = async (socket: Socket): Promise<void> => {
    try {
      const { serveClient } = await import('../gateway/mcp/serve-client.ts');
      const client = serveClient(socket, services, () => clients.delete(client));
      clients.add(client);
    } catch (thrown) {
      log.problem('client.refused', thrown);
      socket.destroy();
    }
  };

  try {
    await workspaces.recover(listWorkspacesWithRuns(database));
    alerts.start();
    const address = hostSocketPath(home);
    server = await listenForLinks({
      address,
      secret,
      log,
      onClient: (socket) => void welcomeClient(socket),
      onLink: (transport, role, start) => {
        const link = serveLink(chunked(transport), role, services, {
          start,
          onClose: (ended) => links.delete(ended),
          onSitesChanged: (by) => {
            for (const other of links) if (other !== by) other.tellSites(neverSites.list);
          },
        });
        links.add(link);
      },
    });
    gateway = await serveHttp(services, { home, wish: http });
    writeHostRecord(home, { address, pid: process.pid, version });
    log.write('info', 'host.started', { version, pid: process.pid, address, startMs: Date.now() - startedAt });
    return { address, http: gateway?.address, stop, closed: closed.promise };
  } catch (thrown) {
    log.problem('host.start_failed', thrown);
    await end('the host could not start');
    log.close();
    throw toArqError(thrown);
  }
}
