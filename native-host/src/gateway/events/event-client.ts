/**
 * One connection that follows events. Owns its subscriptions; checks for each whether the caller may have it, and says
 * what it cannot do in words. Knows nothing of what carries it.
 */
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import {
  eventClose,
  type EventMessage,
  type EventRequest,
  eventRequest,
  type EventTopic,
  eventTopics,
  type StateTopicName,
  type Subscription,
} from '../../../../shared/protocol/event-messages.ts';
import { describeIssues } from '../../../../shared/protocol/parse-for.ts';
import type { FeedEvent } from '../../runs/feed-event.ts';
import type { EventCaller, EventsDeps, EventSubject } from './events-deps.ts';
import { HIGH_WATER_BYTES, outgoing, type Outgoing, type Outlet } from './outlet.ts';
import { RunFollower } from './run-follower.ts';
import { StateFollower } from './state-follower.ts';
import type { UsageSampler } from './usage-sampler.ts';

/** After so many messages that could not be followed the connection is closed. */
const MAX_PROBLEMS = 10;
/** Messages taken from a client in any ten seconds; subscribing reads the store. */
const MAX_REQUESTS = 50;
const REQUEST_WINDOW_MS = 10_000;

const subjects: Readonly<Record<EventTopic, EventSubject>> = {
  runs: 'run',
  system: 'health',
  browsers: 'browser',
  approvals: 'approval',
  alerts: 'alert',
};

/** Topics that a caller may follow here. */
export function topicsFor<Caller extends EventCaller>(deps: EventsDeps<Caller>, caller: Caller): EventTopic[] {
  const isThere = (topic: EventTopic) => topic === 'runs' || topic === 'system' || deps.topics[topic] !== undefined;
  return eventTopics.filter((topic) => isThere(topic) && deps.can(caller, subjects[topic]));
}

export class EventClient<Caller extends EventCaller> {
  readonly caller: Caller;
  readonly outlet: Outlet;
  readonly #deps: EventsDeps<Caller>;
  readonly #sampler: UsageSampler;
  readonly #states = new Map<EventTopic, { readonly follower: StateFollower; readonly stop: () => void }>();
  #runs: RunFollower | undefined;
  #stopUsage: (() => void) | undefined;
  #skipped = 0;
  #problems = 0;
  #requests = 0;
  #windowEndsAt = 0;
  #hasEnded = false;

  constructor(deps: EventsDeps<Caller>, sampler: UsageSampler, caller: Caller, outlet: Outlet) {
    this.#deps = deps;
    this.#sampler = sampler;
    this.caller = caller;
    this.outlet = outlet;
  }

  greet(heartbeatSeconds: number): void {
    const { version, feed } = this.#deps;
    const topics = topicsFor(this.#deps, this.caller);
    this.#say({ type: 'hello', version, topics, lastEventId: feed.lastId, heartbeatSeconds });
  }

  /** What the client says, as text. */
  hear(text: string): void {
    if (this.#hasEnded) return;
    if (!this.#isWithinRate()) {
      this.outlet.close(eventClose.badRequests, 'Too many messages. Connect again and subscribe once to each topic.');
      return;
    }
    const parsed = eventRequest.safeParse(parseJson(text));
    if (parsed.success) this.ask(parsed.data);
    else this.#refuse('events.message_invalid', `This message cannot be followed: ${describeIssues(parsed.error)}.`);
  }

  ask(request: EventRequest): void {
    if (request.type === 'unsubscribe') {
      this.#leave(request.topic);
      this.#say({ type: 'unsubscribed', topic: request.topic });
    } else if (topicsFor(this.#deps, this.caller).includes(request.topic)) {
      this.#leave(request.topic);
      this.#say({ type: 'subscribed', topic: request.topic });
      this.#follow(request);
    } else {
      this.#refuse(
        'policy.access_denied',
        `This token may not follow ${request.topic} here. It may follow: ${topicsFor(this.#deps, this.caller).join(', ') || 'nothing'}.`,
      );
    }
  }

  /** An event that was just committed. */
  take(event: FeedEvent, message: Outgoing): void {
    this.#runs?.take(event, message);
  }

  /** The outlet takes more again. */
  goOn(): void {
    this.#runs?.catchUp();
    for (const { follower } of this.#states.values()) follower.resume();
  }

  /** Leaves everything; what it says after that is not heard. */
  end(): void {
    this.#hasEnded = true;
    for (const topic of eventTopics) this.#leave(topic);
  }

  #follow(request: Subscription): void {
    const { feed, metrics } = this.#deps;
    const { outlet, caller } = this;
    if (request.topic === 'runs') {
      const { kind, id } = caller.principal;
      const filter = {
        workspace: workspaceOf(caller.principal),
        runIds: request.runIds,
        principal: caller.sites === undefined ? undefined : { kind, ...(id !== undefined && { id }) },
      };
      this.#runs = new RunFollower({ feed, metrics, outlet }, filter, request.lastEventId);
      this.#runs.start();
    } else if (request.topic === 'system') {
      this.#stopUsage = this.#sampler.listen(request.everySeconds * 1000, ({ at, data }) => {
        if (outlet.bufferedBytes > HIGH_WATER_BYTES) {
          this.#skipped += 1;
          metrics.eventDropped('system');
          return;
        }
        this.#say({ type: 'system', at, skipped: this.#skipped, data });
        this.#skipped = 0;
      });
    } else {
      this.#followState(request.topic);
    }
  }

  #followState(name: StateTopicName): void {
    const topic = this.#deps.topics[name];
    if (topic === undefined) return;
    const follower = new StateFollower({
      name,
      outlet: this.outlet,
      read: () => topic.read(this.caller),
      onDropped: () => this.#deps.metrics.eventDropped(name),
      onProblem: (problem) => this.#deps.onProblem(problem),
    });
    this.#states.set(name, { follower, stop: topic.watch(() => follower.note(), this.caller) });
    follower.note();
  }

  #leave(topic: EventTopic): void {
    if (topic === 'runs') this.#runs = undefined;
    if (topic === 'system') {
      this.#stopUsage?.();
      this.#stopUsage = undefined;
    }
    const state = this.#states.get(topic);
    state?.stop();
    state?.follower.stop();
    this.#states.delete(topic);
  }

  #say(message: EventMessage): void {
    this.outlet.send(outgoing(message));
  }

  #refuse(code: string, message: string): void {
    this.#problems += 1;
    this.#say({ type: 'problem', code, message });
    if (this.#problems >= MAX_PROBLEMS)
      this.outlet.close(
        eventClose.badRequests,
        'Too many messages could not be followed. docs/events.md has the form.',
      );
  }

  #isWithinRate(): boolean {
    const now = performance.now();
    if (now > this.#windowEndsAt) {
      this.#windowEndsAt = now + REQUEST_WINDOW_MS;
      this.#requests = 0;
    }
    this.#requests += 1;
    return this.#requests <= MAX_REQUESTS;
  }
}

/** What is no JSON is undefined, which no message is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
