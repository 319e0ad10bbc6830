/** `/api/v1/events` on the HTTP server, behind its door: what the host is, as events. */
import type { FastifyRequest } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { HostServices } from '../../link/host-services.ts';
import { readSystemUsage } from '../../os/system-sensors.ts';
import { abilityOf } from '../../policy/access-levels.ts';
import type { Caller } from '../../policy/caller.ts';
import { seesApproval } from '../../policy/sees-approval.ts';
import type { GatewayMount, MountParts } from '../http/gateway-mounts.ts';
import type { EventsDeps } from './events-deps.ts';
import { eventsRoute } from './events-route.ts';
import { type Authenticated, registerEvents } from './register-events.ts';
import { authorizationOf } from './subprotocol-token.ts';

export type EventsHost = Pick<
  HostServices,
  'alerts' | 'approvals' | 'browsers' | 'clients' | 'feed' | 'log' | 'metrics' | 'tokens' | 'version'
>;

/** Alerts sent at once; more are in the list of alerts. */
const MAX_ALERTS = 100;

export function mountEvents(host: EventsHost): GatewayMount {
  const { feed, log, metrics, version } = host;
  return async (app, { clients }) => {
    const hub = await registerEvents<Caller>(app, {
      version,
      feed,
      metrics,
      can: (caller, subject) => abilityOf(caller).can('read', subject),
      topics: topicsOf(host),
      readUsage: readSystemUsage,
      watchTokens: (listener) => {
        const stopTokens = host.tokens.watch(listener);
        const stopClients = host.clients.watch(({ ended }) => {
          if (ended !== undefined) listener();
        });
        return () => {
          stopTokens();
          stopClients();
        };
      },
      onProblem: (problem) => log.problem('events.problem', problem),
      authenticated: (request) => authenticate(host, clients, request),
      config: { permission: eventsRoute.permission },
    });
    metrics.gauge('arq_event_clients', 'Connections that follow events, by how.', () =>
      (['websocket', 'sse'] as const).map((transport) => ({ labels: { transport }, value: hub.count(transport) })),
    );
  };
}

function topicsOf({ alerts, approvals, browsers }: EventsHost): EventsDeps<Caller>['topics'] {
  return {
    browsers: {
      read: () => {
        const focused = browsers.findFocused();
        return browsers.list().map((browser) => {
          const { name, title, kind, version } = browser.info;
          return { browser: name, title, kind, version, isFocused: browser === focused };
        });
      },
      watch: (listener) => browsers.watch(listener),
    },
    approvals: {
      read: (caller) => approvals.list().filter((approval) => seesApproval(caller, approval)),
      // A program that may decide, and listens, is a way to a person; it never decides on its own calls.
      watch: (listener, caller) =>
        approvals.watch({
          canAsk: (draft) => caller.mayApprove && draft.principal.id !== caller.tokenId && seesApproval(caller, draft),
          show: listener,
        }),
    },
    alerts: {
      read: () => alerts.list('open', MAX_ALERTS),
      watch: (listener) => alerts.watch(listener),
    },
  };
}

/** A connection counts as a connected client, and ends when the user ends that. */
function authenticate(
  host: EventsHost,
  clients: MountParts['clients'],
  request: FastifyRequest,
): Authenticated<Caller> {
  const { caller } = request;
  if (caller === undefined) throw new ArqError('token.missing', 'This needs a token. Send one as Bearer.');
  const bearer = (authorizationOf(request.raw.headers) ?? '').replace(/^Bearer /i, '');
  const signal = host.clients.signalOf(clients.principalOf(caller, 'events'));
  return {
    caller,
    isStillGood: () => {
      if (signal?.aborted === true || host.tokens.verify(bearer) === undefined) return false;
      clients.principalOf(caller, 'events');
      return true;
    },
  };
}
