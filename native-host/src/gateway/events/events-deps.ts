/** What the events need of the rest of the host. */
import type { Principal } from '../../../../shared/policy/principal.ts';
import type { StateTopicName } from '../../../../shared/protocol/event-messages.ts';
import type { ToolOutput } from '../../../../shared/tools/types.ts';
import type { Metrics } from '../../observe/metrics.ts';
import type { EventFeed } from '../../runs/event-feed.ts';
import type { StateTopic } from './state-follower.ts';

/** What a topic needs its reader to be allowed to read. */
export type EventSubject = 'run' | 'health' | 'browser' | 'approval' | 'alert';

/** Who follows: what the gateway knows of a token. */
export interface EventCaller {
  readonly principal: Principal;
  readonly tokenId: string;
  /** A token for some sites only sees the runs that it began, since the others may tell of other sites. */
  readonly sites?: readonly string[] | undefined;
}

export interface EventsDeps<Caller extends EventCaller> {
  readonly version: string;
  readonly feed: EventFeed;
  readonly metrics: Metrics;
  /** Whether the caller's level may read the subject. */
  can(caller: Caller, subject: EventSubject): boolean;
  /** Topics that have a state; those left out are not offered. */
  readonly topics: Readonly<Partial<Record<StateTopicName, StateTopic<Caller>>>>;
  readUsage(signal: AbortSignal): Promise<ToolOutput<'system_usage'>>;
  /** Calls `listener` when tokens have changed, so that connections are looked at again; returns how to stop that. */
  watchTokens(listener: () => void): () => void;
  onProblem(problem: unknown): void;
}
