/**
 * What is said on `/api/v1/events`, one JSON object for each message, the same over WebSocket and as server-sent events.
 * docs/events.md tells it to people. Two kinds of topics: `runs` is a record, of which nothing is missed and nothing
 * comes twice; all others are states, of which the newest is what counts.
 */
import { z } from 'zod';

export const EVENTS_SUBPROTOCOL = 'arq.events.v1';
/** Browsers cannot set headers on a WebSocket, so their token may be offered as a subprotocol with this before it. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'arq.token.';

export const stateTopics = ['browsers', 'approvals', 'alerts'] as const;
export type StateTopicName = (typeof stateTopics)[number];
export const eventTopics = ['runs', 'system', ...stateTopics] as const;
export const eventTopic = z.enum(eventTopics);
export type EventTopic = z.infer<typeof eventTopic>;

const MAX_RUNS = 100;
/** Id of the last event that the client has; 0 is before the first. Without it, what happens from now on is sent. */
export const lastEventId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const runIds = z.array(z.string().min(1).max(80)).min(1).max(MAX_RUNS);
export const everySeconds = z.number().int().min(1).max(3600);

const subscription = z.discriminatedUnion('topic', [
  z.strictObject({
    type: z.literal('subscribe'),
    topic: z.literal('runs'),
    runIds: runIds.optional(),
    lastEventId: lastEventId.optional(),
  }),
  z.strictObject({ type: z.literal('subscribe'), topic: z.literal('system'), everySeconds: everySeconds.default(5) }),
  z.strictObject({ type: z.literal('subscribe'), topic: z.enum(stateTopics) }),
]);
export type Subscription = z.infer<typeof subscription>;

/** What a client may say. A new subscription to a topic takes the place of the one before. */
export const eventRequest = z.discriminatedUnion('type', [
  subscription,
  z.strictObject({ type: z.literal('unsubscribe'), topic: eventTopic }),
]);
export type EventRequest = z.infer<typeof eventRequest>;

/** What the host says. */
export const eventMessage = z.discriminatedUnion('type', [
  /** First of all: what this token may follow, and where the record of runs stands. */
  z.strictObject({
    type: z.literal('hello'),
    version: z.string(),
    topics: z.array(eventTopic),
    lastEventId: z.number(),
    /** Something comes at least this often, a beat when there is nothing else. */
    heartbeatSeconds: z.number(),
  }),
  z.strictObject({ type: z.literal('subscribed'), topic: eventTopic }),
  z.strictObject({ type: z.literal('unsubscribed'), topic: eventTopic }),
  /** A line of a run's journal. `event` is its type, such as `step.done`; `run.deleted` says that the run is gone. */
  z.strictObject({
    type: z.literal('event'),
    id: z.number(),
    at: z.number(),
    runId: z.string(),
    seq: z.number(),
    event: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
  /** Everything up to this id was sent; what follows comes as it happens. */
  z.strictObject({ type: z.literal('live'), lastEventId: z.number() }),
  /** The client did not keep up. Nothing is lost: what follows is read from the store, until `live`. */
  z.strictObject({ type: z.literal('behind'), lastEventId: z.number() }),
  /** What came after `lastEventId` cannot be told in full: read the runs anew. Events after `resumesAt` follow. */
  z.strictObject({
    type: z.literal('gap'),
    reason: z.enum(['pruned', 'reset']),
    lastEventId: z.number(),
    resumesAt: z.number(),
  }),
  /** A reading of the sensors; `skipped` were left out because the client did not keep up. */
  z.strictObject({
    type: z.literal('system'),
    at: z.number(),
    skipped: z.number(),
    data: z.record(z.string(), z.unknown()),
  }),
  /** How it stands now, after every change. */
  z.strictObject({ type: z.enum(stateTopics), at: z.number(), data: z.unknown() }),
  /** What the client said could not be done; the connection goes on. */
  z.strictObject({ type: z.literal('problem'), code: z.string(), message: z.string() }),
]);
export type EventMessage = z.infer<typeof eventMessage>;

/** Why the host closes a WebSocket; server-sent events end with a `problem` of the code in words. */
export const eventClose = {
  /** The host stops or restarts: connect again with the last event id. */
  goingAway: 1001,
  /** Nothing that this connection says can be understood. */
  badRequests: 1008,
  /** Something went wrong in the host: connect again with the last event id. */
  failed: 1011,
  /** The token was revoked, rotated away or has expired. */
  tokenEnded: 4401,
  /** Nothing was taken for too long: connect again with the last event id. */
  tooSlow: 4408,
} as const;
