/**
 * All connections that follow events. Owns who they are, their heartbeat and their end; listens to the feed once for
 * all of them, and only while there is somebody.
 */
import { eventClose, type Subscription } from '../../../../shared/protocol/event-messages.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { FeedEvent } from '../../runs/feed-event.ts';
import { EventClient } from './event-client.ts';
import type { EventCaller, EventsDeps } from './events-deps.ts';
import type { Outlet, OutletEvents } from './outlet.ts';
import { messageOf } from './run-follower.ts';
import { UsageSampler } from './usage-sampler.ts';

const BEAT_MS = 15_000;
const MAX_CLIENTS = 4_000;
const MAX_CLIENTS_OF_TOKEN = 2_000;

/** Somebody who was let in. */
export interface Arrival<Caller extends EventCaller> {
  readonly caller: Caller;
  /** Looks at its token again: it may have been revoked, rotated or have expired. */
  readonly isStillGood: () => boolean;
  readonly subscriptions: readonly Subscription[];
}

interface Connection<Caller extends EventCaller> {
  readonly client: EventClient<Caller>;
  readonly isStillGood: () => boolean;
}

export class EventHub<Caller extends EventCaller> {
  readonly #deps: EventsDeps<Caller>;
  readonly #beatMs: number;
  readonly #sampler: UsageSampler;
  readonly #connections = new Set<Connection<Caller>>();
  #pending: FeedEvent[] = [];
  #stopListening: (() => void) | undefined;
  #isClosed = false;

  constructor(deps: EventsDeps<Caller>, beatMs = BEAT_MS) {
    this.#deps = deps;
    this.#beatMs = beatMs;
    this.#sampler = new UsageSampler({
      read: (signal) => deps.readUsage(signal),
      onProblem: (problem) => deps.onProblem(problem),
    });
  }

  get sampler(): UsageSampler {
    return this.#sampler;
  }

  clients(): EventClient<Caller>[] {
    return [...this.#connections].map(({ client }) => client);
  }

  count(transport: Outlet['transport']): number {
    return this.clients().filter(({ outlet }) => outlet.transport === transport).length;
  }

  /** Throws `gateway.busy` when there is no room, `host.stopping` at the end. */
  checkRoom(caller: Caller): void {
    if (this.#isClosed) throw new ArqError('host.stopping', 'The host is stopping. Connect again in a moment.');
    const own = this.clients().filter((client) => client.caller.tokenId === caller.tokenId).length;
    if (this.#connections.size < MAX_CLIENTS && own < MAX_CLIENTS_OF_TOKEN) return;
    throw new ArqError('gateway.busy', 'Too many connections follow events already. Close some, or try again later.');
  }

  /**
   * Takes a connection in, greets it and begins with what its address asked for. `open` builds its way out, given what
   * that must tell.
   */
  admit({ caller, isStillGood, subscriptions }: Arrival<Caller>, open: (events: OutletEvents) => Outlet): void {
    const outlet = open({
      onDrain: () => this.#serve(client, () => client.goOn()),
      onMessage: (text) => this.#serve(client, () => client.hear(text)),
      onClose: () => this.#remove(connection),
    });
    const client = new EventClient(this.#deps, this.#sampler, caller, outlet);
    const connection = { client, isStillGood };
    this.#connections.add(connection);
    this.#stopListening ??= this.#listen();
    this.#serve(client, () => {
      client.greet(this.#beatMs / 1000);
      for (const subscription of subscriptions) client.ask(subscription);
    });
  }

  /** Tells everybody to come back later. */
  close(): void {
    this.#isClosed = true;
    for (const { client } of this.#connections)
      client.outlet.close(eventClose.goingAway, 'The host is stopping. Connect again with the last event id.');
  }

  #listen(): () => void {
    const unsubscribe = this.#deps.feed.subscribe((event) => {
      // A run waits for its journal, not for those who follow it; what comes together goes out together.
      if (this.#pending.push(event) === 1) setImmediate(() => this.#flush());
    });
    const unwatch = this.#deps.watchTokens(() => this.#recheck());
    const timer = setInterval(() => this.#beat(), this.#beatMs).unref();
    return () => {
      unsubscribe();
      unwatch();
      clearInterval(timer);
    };
  }

  #flush(): void {
    const events = this.#pending;
    this.#pending = [];
    const written = events.map((event) => ({ event, message: messageOf(event) }));
    for (const { client } of this.#connections) {
      client.outlet.cork();
      this.#serve(client, () => {
        for (const { event, message } of written) client.take(event, message);
      });
      client.outlet.uncork();
    }
  }

  /** What goes wrong for one, such as a store that cannot be read, ends that connection and nothing else. */
  #serve(client: EventClient<Caller>, work: () => void): void {
    try {
      work();
    } catch (problem) {
      this.#deps.onProblem(problem);
      client.end();
      client.outlet.close(eventClose.failed, 'Something went wrong here. Connect again with the last event id.');
    }
  }

  #beat(): void {
    this.#recheck();
    for (const { client } of this.#connections) {
      if (client.outlet.beat()) continue;
      this.#deps.metrics.eventClientSlow('closed');
      client.outlet.close(eventClose.tooSlow, 'Nothing was taken for too long. Connect again with the last event id.');
    }
  }

  #recheck(): void {
    for (const { client, isStillGood } of this.#connections) {
      if (isStillGood()) continue;
      client.outlet.close(eventClose.tokenEnded, 'The token has ended. Ask its owner for a new one.');
      client.end();
    }
  }

  #remove(connection: Connection<Caller>): void {
    if (!this.#connections.delete(connection)) return;
    connection.client.end();
    if (this.#connections.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#pending = [];
  }
}
