/**
 * ARQ over HTTP. Owns the listening server and what it is doing; everything it answers comes from the route table and
 * from what the host mounts into it. Loaded only when HTTP is asked for.
 */
import type { AddressInfo } from 'node:net';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { refusalEntry } from '../../policy/audit/token-entries.ts';
import { TokenDoor } from '../../policy/token-door.ts';
import { type AdmissionDeps, admitRequests, createAdmission } from './admission.ts';
import { EVENTS_PATH } from '../events/events-path.ts';
import { checkAccepted } from './api-version.ts';
import { CallQueue, type CallQueueLimits } from './call-queue.ts';
import { buildServer } from './build-server.ts';
import { answerErrors } from './error-replies.ts';
import type { GatewayMounts } from './gateway-mounts.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { GuardLists } from './guard.ts';
import { HttpClients } from './http-clients.ts';
import { readJsonBody } from './json-body.ts';
import { baseAddressOf, guardListsOf, type ListenPlan } from './listen-plan.ts';
import { mountRoute } from './mount-route.ts';
import { limitRates } from './rate-limits.ts';
import { requirePermissions } from './require-permission.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes.ts';
import { connectionLimits, type ConnectionLimits } from './server-limits.ts';

export interface RunningGateway {
  /** `http://127.0.0.1:7717` */
  readonly address: string;
  readonly port: number;
  /** Ends calls and connections. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  readonly plan: ListenPlan;
  readonly services: GatewayServices;
  readonly mounts?: GatewayMounts;
  /** Instead of the tokens' own; for those who check tokens elsewhere. */
  readonly door?: AdmissionDeps['door'];
  readonly queue?: CallQueueLimits;
  readonly connections?: Partial<ConnectionLimits>;
  /** More than ARQ's own, for tests of the server itself. */
  readonly extraRoutes?: readonly Route[];
}

/** Throws `gateway.port_taken`, `gateway.tls_unreadable` and `gateway.listen_failed`. */
export async function openGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { plan, services } = options;
  const { log } = services;
  const limits = { ...connectionLimits, ...options.connections };
  const routes = [...allRoutes, ...(options.extraRoutes ?? [])];
  const closing = new AbortController();
  // Nobody is let in before the port, which is part of the names, is known.
  let lists: GuardLists = { hosts: new Set(), origins: new Set() };

  const door =
    options.door ??
    new TokenDoor({
      tokens: services.tokens,
      onRefused: (refusal) => {
        log.write('warn', 'token.refused', { ...refusal });
        services.audit.note(refusalEntry(refusal));
      },
    });
  const admit = createAdmission({ lists: () => lists, door });
  const app = buildServer(plan, limits, admit);
  requirePermissions(app);
  admitRequests(app, admit);
  const rates = await limitRates(app);
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'unknown';
    if (reply.statusCode === 429) services.metrics.rateLimited(route);
    // What ends with its client tells nothing of how fast ARQ is.
    if (route === EVENTS_PATH && reply.statusCode < 400) {
      done();
      return;
    }
    services.metrics.requested({ route, method, status: reply.statusCode, ms: reply.elapsedTime });
    done();
  });
  acceptJsonAlone(app);
  answerErrors(app, { log, paths: routes.map(pathOf) });
  await protect(app, plan);

  const clients = new HttpClients(services.clients);
  const queue = new CallQueue(options.queue);
  // First: what takes connections over has to know the routes that it does not.
  for (const mount of options.mounts ?? []) await mount(app, { clients, queue, rates, closing: closing.signal });
  services.metrics.gauge('arq_http_queue_depth', 'Calls over HTTP that wait for their turn.', () => queue.waiting);
  services.metrics.gauge('arq_http_calls_running', 'Calls over HTTP that are worked on.', () => queue.running);
  const deps = { services, clients, queue, closing: closing.signal };
  await app.register(async (api) => {
    // Files, metrics and the like have their own types; what speaks JSON minds what is accepted.
    api.addHook('onRequest', (request, _reply, next) => {
      try {
        checkAccepted(request.raw.headers.accept);
        next();
      } catch (error) {
        next(error instanceof Error ? error : new Error('refused'));
      }
    });
    for (const route of routes.filter(isJson)) mountRoute(api, route, deps);
  });
  for (const route of routes) if (!isJson(route)) mountRoute(app, route, deps);

  try {
    await app.listen({ host: plan.host, port: plan.port, backlog: 511 });
  } catch (error) {
    await app.close();
    throw listenError(error, plan);
  }
  const { port } = app.server.address() as AddressInfo;
  lists = guardListsOf(plan, port);
  app.server.maxConnections = limits.maxConnections;
  const address = baseAddressOf(plan, port);
  log.write('info', 'http.opened', { address });
  return {
    address,
    port,
    close: async () => {
      closing.abort();
      await app.close();
      clients.close();
      log.write('info', 'http.closed', { address });
    },
  };
}

/** Headers that keep answers from being used as a page, compression, and shedding of load. */
async function protect(app: FastifyInstance, plan: ListenPlan): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    strictTransportSecurity: plan.tls === undefined ? false : { maxAge: 31_536_000 },
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    dnsPrefetchControl: false,
  });
  await app.register(compress, { global: true, threshold: 2048, globalDecompression: false, encodings: ['gzip'] });
  await app.register(underPressure, { maxEventLoopDelay: 2000, sampleInterval: 1000, retryAfter: 2 });
}

function acceptJsonAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    ['application/json', 'application/vnd.arq.v1+json'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, readJsonBody(body));
      } catch (error) {
        done(error instanceof Error ? error : new Error('unreadable'));
      }
    },
  );
}

const isJson = (route: Route) => Object.values(route.responses).every(({ contentType }) => contentType === undefined);

const pathOf = ({ path, method }: Route) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(/[.$*+?()[\]|\\^]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, '[^/]+')}$`),
});

function listenError(cause: unknown, { host, port }: ListenPlan): ArqError {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return new ArqError(
      'gateway.port_taken',
      `Port ${port} is taken by another program. Choose one with --http=PORT or http.port in settings.json; 0 takes any free one.`,
      { cause },
    );
  }
  return new ArqError(
    'gateway.listen_failed',
    `HTTP cannot be served at ${host}, port ${port}: ${reason(cause)}. Change http in settings.json.`,
    { cause },
  );
}

const reason = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
