/**
 * One connection to the host after its handshake: the hello, then what the host serves. Owns what is true of this
 * connection alone (who it is, whether it watches runs, which never-list it was given last). The transport's role
 * decides who speaks: what comes through a browser is the panel, whatever it says of itself.
 */
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { HANDSHAKE_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import { browserEvents, browserMethods, hostEvents, hostMethods } from '../../../shared/protocol/methods.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { RpcEvent, RpcHandlers } from '../../../shared/protocol/rpc-peer.ts';
import type { Transport } from '../../../shared/protocol/transport.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { LinkPeer } from './link-peer.ts';
import type { ConnectedBrowser } from './browser-registry.ts';
import { deviceOfTab } from './browser-registry.ts';
import { connectedBrowser } from './connected-browser.ts';
import type { BrowserStart } from './handshake.ts';
import type { HostServices } from './host-services.ts';
import { importRuns } from './import-runs.ts';

export interface HostLink {
  readonly role: 'browser' | 'cli';
  /** True once its hello was accepted. */
  readonly isReady: boolean;
  tellSites(never: readonly string[]): void;
  close(reason: string): void;
}

type Params<M extends keyof typeof hostMethods> = Parameters<RpcHandlers<typeof hostMethods>[M]>[0];

/** Serves a proven connection until it ends. `onClose` comes exactly once. */
export function serveLink(
  transport: Transport,
  role: 'browser' | 'cli',
  services: HostServices,
  hooks: {
    /** How a browser came up. */
    readonly start?: BrowserStart | undefined;
    readonly onClose: (link: HostLink) => void;
    readonly onSitesChanged: (by: HostLink) => void;
  },
): HostLink {
  let isReady = false;
  let browser: ConnectedBrowser | undefined;
  let knownSites: readonly string[] | undefined;
  let stopWatching: (() => void) | undefined;
  let stopShowing: (() => void) | undefined;

  const hello = (params: Params<'hello'>) => {
    if (isReady) throw new ArqError('link.hello_repeated', 'This link has said hello already.');
    checkVersion(params);
    if (params.peer.kind !== role) {
      throw new ArqError(
        'link.refused',
        `A ${role} link cannot speak for a ${params.peer.kind}. Run \`arq setup\` again.`,
      );
    }
    let name = 'cli';
    if (params.peer.kind === 'browser') {
      name = services.browsers.nameOf(params.peer.browser.device, params.peer.browser.kind);
      const { tracing, browsers } = services;
      const { device } = params.peer.browser;
      browser = connectedBrowser({ ...params.peer.browser, name }, peer, {
        tracing,
        launch: hooks.start?.launch,
        allowsPrivate: () => browsers.allowsPrivate(device),
      });
      services.browsers.add(browser);
    }
    isReady = true;
    clearTimeout(helloTimer);
    services.log.write('info', 'link.opened', { role, name, peerVersion: params.version });
    return { protocol: PROTOCOL_VERSION, version: services.version, name, lastSeq: 0 };
  };

  const watch = async () => {
    stopWatching ??= services.runs.watch((change) => {
      if (change.kind === 'changed') peer.emit('run.changed', change.run);
      else peer.emit('run.deleted', { runId: change.runId });
    });
    return { runs: services.runs.unfinished() };
  };

  const watchApprovals = ({ canAsk }: Params<'approvals.watch'>) => {
    stopShowing?.();
    const show = (approvals: readonly ClientApproval[]) =>
      peer.emit('approvals.changed', { approvals: [...approvals] });
    const isSeen = canAsk && hooks.start?.isHeadless !== true;
    stopShowing = services.approvals.watch({ device: browser?.info.device, canAsk: () => isSeen, show });
    return { approvals: services.approvals.list() };
  };

  const syncSites = ({ never }: Params<'sites.sync'>) => {
    const isChanged = services.neverSites.merge(never, knownSites);
    knownSites = services.neverSites.list;
    if (isChanged) hooks.onSitesChanged(link);
    return { never: [...knownSites] };
  };

  const greeted =
    <P, C, R>(handle: (params: P, context: C) => R | Promise<R>) =>
    async (params: P, context: C): Promise<R> => {
      if (!isReady)
        throw new ArqError('link.hello_required', 'Say hello first: this link does not know yet who speaks.');
      return handle(params, context);
    };

  const handlers: RpcHandlers<typeof hostMethods> = {
    hello: async (params) => {
      try {
        return hello(params);
      } catch (thrown) {
        // After the answer: a peer that may not speak has nothing more to say.
        setTimeout(() => peer.close('hello refused'), 50).unref();
        throw thrown;
      }
    },
    'tool.call': greeted(({ tool, input, trace }, { signal }) =>
      services.callTool(
        { tool, input, trace, principal: { kind: role === 'cli' ? 'cli' : 'panel' }, signal },
        browser?.info.device,
      ),
    ),
    'runs.watch': greeted(watch),
    'approvals.watch': greeted(watchApprovals),
    'journal.import': greeted(async ({ runs }) => ({ accepted: await importRuns(services, runs) })),
    'picture.get': greeted(async ({ id }) => (await services.journal.findPicture(id)) ?? null),
    'host.status': greeted(() => services.status()),
    'host.stop': greeted(() => {
      if (role !== 'cli')
        throw new ArqError('policy.caller_refused', 'The host is stopped from the command line: `arq host stop`.');
      services.stop();
      return {};
    }),
    'sites.sync': greeted(syncSites),
  };

  const onEvent = (event: RpcEvent<typeof browserEvents>) => {
    const device = browser?.info.device;
    // A browser speaks of its own tabs only.
    if (device === undefined) return;
    if (event.name === 'browser.focused') {
      services.browsers.noteFocused(device);
      return;
    }
    if (event.name === 'spans.ended') {
      for (const span of event.data.spans) services.tracing.recordSpan(span, { 'arq.browser': browser?.info.name });
      return;
    }
    if (deviceOfTab(event.data.tab) !== device) return;
    if (event.name === 'user.acted') {
      services.noteUserActed(event.data.runId, event.data.tab);
    } else {
      services.router.current.forgetTab(event.data.tab);
      services.leases.release(event.data.tab);
      services.noteTabClosed(event.data.tab);
    }
  };

  const peer: LinkPeer = createRpcPeer({
    transport,
    serves: hostMethods,
    handlers,
    calls: browserMethods,
    emits: hostEvents,
    hears: browserEvents,
    onEvent,
    onClose: (reason, error) => {
      clearTimeout(helloTimer);
      stopWatching?.();
      stopShowing?.();
      if (browser !== undefined) services.browsers.remove(browser);
      services.log.write('info', 'link.closed', { role, name: browser?.info.name ?? role, reason, code: error?.code });
      hooks.onClose(link);
    },
  });
  const helloTimer = setTimeout(() => {
    peer.close('link.hello_required', new ArqError('link.hello_required', 'No hello came in time. Connect again.'));
  }, HANDSHAKE_TIMEOUT_MS);

  const link: HostLink = {
    role,
    get isReady() {
      return isReady;
    },
    tellSites(never) {
      // Before its first sync a peer's own list is still to be joined, so nothing it lacks counts as removed.
      if (role !== 'browser' || knownSites === undefined) return;
      knownSites = never;
      peer.emit('sites.changed', { never: [...never] });
    },
    close: (reason) => peer.close(reason),
  };
  return link;
}

function checkVersion({ protocol, version, peer }: Params<'hello'>): void {
  if (protocol === PROTOCOL_VERSION) return;
  const who = peer.kind === 'browser' ? 'extension' : 'command line';
  const advice =
    protocol < PROTOCOL_VERSION
      ? `Update the ${who}: reload it from the same ARQ as the host.`
      : 'Update the host: run `npm start` in the newer ARQ, or `arq host stop` to end the old one.';
  throw new ArqError(
    'link.version_mismatch',
    `The ${who} (${version}) speaks version ${protocol} of the link, this host version ${PROTOCOL_VERSION}. ${advice}`,
    {
      data: { theirs: protocol, ours: PROTOCOL_VERSION },
    },
  );
}
