/**
 * Mounts `/api/v1/events` on the gateway's server: a WebSocket for those who ask for one, server-sent events for
 * others. Host, Origin and token are checked before by the same hooks as for every other request.
 */
import websocket from '@fastify/websocket';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { EVENTS_SUBPROTOCOL } from '../../../../shared/protocol/event-messages.ts';
import { topicsFor } from './event-client.ts';
import { EventHub } from './event-hub.ts';
import type { EventCaller, EventsDeps } from './events-deps.ts';
import { EVENTS_PATH } from './events-path.ts';
import { subscriptionsOf } from './events-query.ts';
import { SseOutlet } from './sse-outlet.ts';
import { WebSocketOutlet } from './websocket-outlet.ts';

/** What a client says is a subscription of some lines. */
const MAX_MESSAGE_BYTES = 16 * 1024;

/** Whose request it is. */
export interface Authenticated<Caller> {
  readonly caller: Caller;
  /** Whether the token it came with is still good, asked again and again while the connection lasts. */
  readonly isStillGood: () => boolean;
}

export interface RegisterEventsOptions<Caller extends EventCaller> extends EventsDeps<Caller> {
  /** Set by the hook that has checked the token. */
  authenticated(request: FastifyRequest): Authenticated<Caller>;
  /** What every route declares: its permission. Topics are checked one by one. */
  readonly config: FastifyContextConfig;
  readonly beatMs?: number;
}

/** To be called before other routes are declared, so that a WebSocket that asks for one of them is refused properly. */
export async function registerEvents<Caller extends EventCaller>(
  app: FastifyInstance,
  options: RegisterEventsOptions<Caller>,
): Promise<EventHub<Caller>> {
  const hub = new EventHub(options, options.beatMs);
  await app.register(websocket, {
    options: {
      maxPayload: MAX_MESSAGE_BYTES,
      // Small messages, many clients: compressing each of them costs more memory than it saves.
      perMessageDeflate: false,
      handleProtocols: (offered: Set<string>) => (offered.has(EVENTS_SUBPROTOCOL) ? EVENTS_SUBPROTOCOL : false),
    },
    preClose: (done) => {
      hub.close();
      app.websocketServer.close();
      done();
    },
  });

  // An upgrade that was refused keeps its connection, which no server looks after any more: it ends with the answer.
  app.addHook('onResponse', (request, _reply, done) => {
    if (request.raw.headers.upgrade !== undefined) request.raw.socket.destroySoon();
    done();
  });

  const admitted = (request: FastifyRequest) => {
    const { caller, isStillGood } = options.authenticated(request);
    const subscriptions = subscriptionsOf(request.query, request.headers, request.ws ? [] : ['runs']);
    const allowed = topicsFor(options, caller);
    const refused = subscriptions.find(({ topic }) => !allowed.includes(topic));
    if (refused !== undefined)
      throw new ArqError(
        'policy.access_denied',
        `This token may not follow ${refused.topic}. It may follow: ${allowed.join(', ') || 'nothing'}.`,
      );
    return { caller, isStillGood, subscriptions };
  };

  app.route({
    method: 'GET',
    url: EVENTS_PATH,
    config: options.config,
    exposeHeadRoute: false,
    // Before the connection changes its language, so that a refusal is an answer that can be read.
    preHandler: async (request: FastifyRequest) => {
      hub.checkRoom(admitted(request).caller);
    },
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      const arrival = admitted(request);
      reply.hijack();
      const { raw } = reply;
      // What the hooks have set; a hijacked answer does not send it by itself.
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that collects the answer would hold events back.
        'x-accel-buffering': 'no',
      });
      raw.socket?.setKeepAlive(true, 30_000);
      hub.admit(arrival, (events) => new SseOutlet(raw, events));
    },
    wsHandler: (socket, request) => {
      hub.admit(admitted(request), (events) => new WebSocketOutlet(socket, request.raw.socket, events));
    },
  });
  return hub;
}
